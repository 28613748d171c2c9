package io.shopstream.streams.stock;

import io.shopstream.streams.pane.ProductUnitsHourKey;
import io.shopstream.streams.pane.Windows;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sums units per product over {@link DaysOfCover#WEEK}, from the hours in the store. A recently requested sum is cached
 * and advanced hour by hour, two lookups each, instead of summing 168 hours again.
 */
final class WeeklyUnits {
    // Some megabytes of heap per task.
    private static final int MAX_REMEMBERED = 20_000;
    // Hours that leave the week must still be stored to be subtracted, so this is less than the slack of ExpiringUnits.
    private static final long MAX_HOURS_MOVED = 2;

    private static final long HOUR = Windows.HOUR.toMillis();
    private static final long WEEK = DaysOfCover.WEEK.toMillis();

    private final KeyValueStore<ProductUnitsHourKey, Long> hours;
    private final Map<String, Week> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Week> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Week(long toMillis, long units) {
        boolean contains(long hourMillis) {
            return hourMillis < toMillis && hourMillis >= toMillis - WEEK;
        }
    }

    WeeklyUnits(KeyValueStore<ProductUnitsHourKey, Long> hours) {
        this.hours = hours;
    }

    /** Adds units to an hour of a product. */
    void add(ProductUnitsHourKey key, long units) {
        long sum = unitsOf(key) + units;
        if (sum == 0) {
            hours.delete(key);
        } else {
            hours.put(key, sum);
        }
        Week week = remembered.get(key.productId());
        if (week != null && week.contains(key.startMillis())) {
            remembered.put(key.productId(), new Week(week.toMillis, week.units + units));
        }
    }

    /** Returns the units of the week that ends with the last whole hour before {@code nowMillis}. */
    long of(String productId, long nowMillis) {
        long to = DaysOfCover.to(nowMillis);
        Week known = remembered.get(productId);
        Week week = known != null && known.toMillis <= to && to - known.toMillis <= MAX_HOURS_MOVED * HOUR
                ? moved(productId, known, to)
                : scanned(productId, to);
        remembered.put(productId, week);
        return week.units;
    }

    private Week moved(String productId, Week known, long to) {
        long units = known.units;
        for (long hour = known.toMillis; hour < to; hour += HOUR) {
            units += unitsOf(new ProductUnitsHourKey(productId, hour))
                    - unitsOf(new ProductUnitsHourKey(productId, hour - WEEK));
        }
        return new Week(to, units);
    }

    private Week scanned(String productId, long to) {
        long units = 0;
        ProductUnitsHourKey first = new ProductUnitsHourKey(productId, to - WEEK);
        ProductUnitsHourKey last = new ProductUnitsHourKey(productId, to - HOUR);
        try (KeyValueIterator<ProductUnitsHourKey, Long> entries = hours.range(first, last)) {
            while (entries.hasNext()) {
                units += entries.next().value;
            }
        }
        return new Week(to, units);
    }

    private long unitsOf(ProductUnitsHourKey key) {
        Long units = hours.get(key);
        return units == null ? 0 : units;
    }
}
