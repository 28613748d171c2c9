package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

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
        Map<Instant, Funnel> merged = new HashMap<>(one.hours);
        other.hours.forEach((start, funnel) -> merged.merge(start, funnel, Funnel::plus));
        return new Sums(merged);
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public StoreReader.Fold<HourKey, Funnel, Sums> fold() {
        return new Gather();
    }

    private static final class Gather implements StoreReader.Fold<HourKey, Funnel, Sums> {
        private final Map<Instant, Funnel> hours = new HashMap<>();

        @Override
        public void add(HourKey hour, Funnel funnel) {
            // Hours whose counts returned to zero stay in the store; queries treat them as empty.
            if (!funnel.isNone()) {
                hours.merge(hour.start(), funnel, Funnel::plus);
            }
        }

        @Override
        public Sums result() {
            return new Sums(hours);
        }
    }
}
