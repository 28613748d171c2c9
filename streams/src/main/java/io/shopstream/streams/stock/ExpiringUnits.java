package io.shopstream.streams.stock;

import io.shopstream.streams.pane.ProductHour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops hours that no question reaches back to any more, so that the store holds a week and not years. An hour further
 * back than the slack allows is not even let in: see {@link UnitsDeltaProcessor}.
 */
final class ExpiringUnits {
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final int MAX_AT_ONCE = 5_000;
    // Clocks of instances differ, and what was let in must meet the hour it belongs to.
    private static final Duration LET_IN_SLACK = Duration.ofHours(2);
    private static final Duration DROP_SLACK = Duration.ofHours(4);

    private final KeyValueStore<ProductHour, Long> hours;
    private final HourlySweep<ProductHour> hourlySweep;

    ExpiringUnits(KeyValueStore<ProductHour, Long> hours) {
        this.hours = hours;
        this.hourlySweep = new HourlySweep<>(hours);
    }

    /** Hours that start before this count for nobody, in epoch millis. */
    static long cutoff(long nowMillis) {
        return DaysOfCover.from(nowMillis) - LET_IN_SLACK.toMillis();
    }

    void dropSome(long nowMillis) {
        long before = DaysOfCover.from(nowMillis) - DROP_SLACK.toMillis();
        List<ProductHour> expired = new ArrayList<>();
        for (ProductHour hour : hourlySweep.next(nowMillis, MAX_AT_ONCE)) {
            if (hour.startMillis() < before) {
                expired.add(hour);
            }
        }
        expired.forEach(hours::delete);
    }
}
