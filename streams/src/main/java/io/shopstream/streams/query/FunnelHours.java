package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;

/** Scans the hours of a range in which sessions began. */
record FunnelHours(TimeRange range) implements Scan<HourKey, Funnel, FunnelHours.Sums> {
    /** Funnels by start of the hour. */
    record Sums(Map<Instant, Funnel> hours) {
        Sums {
            // Rejects nulls, which another instance might send.
            hours = new TreeMap<>(Map.copyOf(hours));
        }
    }

    @Override
    public String store() {
        return TopologyNames.FUNNEL_PER_HOUR;
    }

    @Override
    public HourKey lower() {
        return HourKey.boundAt(range.from());
    }

    @Override
    public HourKey upper() {
        return HourKey.boundAt(range.to());
    }

    @Override
    public Sums merge(Sums one, Sums other) {
        return new Sums(Scan.merged(one.hours, other.hours, Funnel::plus));
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public Sums fold(Iterator<KeyValue<HourKey, Funnel>> entries) {
        Map<Instant, Funnel> hours = new HashMap<>();
        entries.forEachRemaining(hour -> {
            // Hours whose counts returned to zero stay in the store; queries treat them as empty.
            if (!hour.value.isNone()) {
                hours.merge(hour.key.start(), hour.value, Funnel::plus);
            }
        });
        return new Sums(hours);
    }
}
