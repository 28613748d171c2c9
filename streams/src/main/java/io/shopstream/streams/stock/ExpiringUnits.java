package io.shopstream.streams.stock;

import io.shopstream.streams.pane.ProductHour;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops hours that no question reaches back to any more, so that the store holds a week and not years. An hour further
 * back than the slack allows is not even let in: see {@link CombineUnits}.
 */
final class ExpiringUnits {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 5_000;
    // Clocks of instances differ, and what was let in must meet the hour it belongs to.
    private static final Duration LET_IN_SLACK = Duration.ofHours(2);
    private static final Duration DROP_SLACK = Duration.ofHours(4);

    private ExpiringUnits() {}

    /** Hours that start before this count for nobody, in epoch millis. */
    static long cutoff(long nowMillis) {
        return DaysOfCover.from(nowMillis) - LET_IN_SLACK.toMillis();
    }

    static void schedule(ProcessingContext context, KeyValueStore<ProductHour, Long> hours) {
        Round<ProductHour> round = new Round<>(hours);
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> drop(round, hours, now));
    }

    private static void drop(Round<ProductHour> round, KeyValueStore<ProductHour, Long> hours, long nowMillis) {
        long before = DaysOfCover.from(nowMillis) - DROP_SLACK.toMillis();
        for (ProductHour hour : round.walkOn(nowMillis, MOST_AT_ONCE)) {
            if (hour.startMillis() < before) {
                hours.delete(hour);
            }
        }
    }
}
