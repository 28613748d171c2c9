package io.shopstream.streams.query.question;

import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Asks for the hours of a range in which sessions began.
 *
 * @param range whole hours
 */
public record FunnelQuestion(PaneRange range) implements Question<HourKey, Funnel, FunnelQuestion.Sums> {

    /** Funnels by start of the hour. */
    public record Sums(Map<Instant, Funnel> hours) implements PartialAnswer<Sums> {
        public Sums {
            // Rejects nulls, which another instance might send.
            hours = new TreeMap<>(Map.copyOf(hours));
        }

        @Override
        public Sums merge(Sums other) {
            return new Sums(Merging.maps(hours, other.hours, Funnel::plus));
        }
    }

    @Override
    public String store() {
        return TopologyNames.FUNNEL_PER_HOUR;
    }

    @Override
    public Sums answer(ReadOnlyKeyValueStore<HourKey, Funnel> partition) {
        Map<Instant, Funnel> hours = new HashMap<>();
        Scan.hours(partition, HourKey::boundAt, range, (hour, funnel) -> {
            // Hours whose counts returned to zero stay in the store; queries treat them as empty.
            if (!funnel.isNone()) {
                hours.merge(hour.start(), funnel, Funnel::plus);
            }
        });
        return new Sums(hours);
    }
}
