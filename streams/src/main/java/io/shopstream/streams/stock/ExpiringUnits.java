package io.shopstream.streams.stock;

import io.shopstream.streams.pane.ProductUnitsHourKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes hours that no query reads any more, so that the store holds a week, not years. Hours before {@link #cutoff}
 * are not added at all: see {@link UnitsDeltaProcessor}.
 */
final class ExpiringUnits {
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final int MAX_AT_ONCE = 5_000;
    // Clocks of instances differ, and a change accepted at intake must find its hour still stored.
    private static final Duration INTAKE_SLACK = Duration.ofHours(2);
    private static final Duration DROP_SLACK = Duration.ofHours(4);

    private final KeyValueStore<ProductUnitsHourKey, Long> hours;
    private final HourlySweep<ProductUnitsHourKey> hourlySweep;

    ExpiringUnits(KeyValueStore<ProductUnitsHourKey, Long> hours) {
        this.hours = hours;
        this.hourlySweep = new HourlySweep<>(hours);
    }

    /** Start of the first hour to accept at intake, epoch millis; earlier hours are in no instance's week. */
    static long cutoff(long nowMillis) {
        return DaysOfCover.from(nowMillis) - INTAKE_SLACK.toMillis();
    }

    void dropSome(long nowMillis) {
        long before = DaysOfCover.from(nowMillis) - DROP_SLACK.toMillis();
        List<ProductUnitsHourKey> expired = new ArrayList<>();
        for (ProductUnitsHourKey key : hourlySweep.next(nowMillis, MAX_AT_ONCE)) {
            if (key.startMillis() < before) {
                expired.add(key);
            }
        }
        expired.forEach(hours::delete);
    }
}
