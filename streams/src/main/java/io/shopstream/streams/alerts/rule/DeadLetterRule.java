package io.shopstream.streams.alerts.rule;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.alerts.measure.MeasureSum;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * DEAD_LETTER_RATE. <b>The rule:</b> raised when more than 1 %, and at least 10, of a topic's records read in the last
 * 5 minutes of wall-clock time (30 slots of 10 seconds, the current one included) were rejected; cleared once fewer
 * than 0.5 %, or none, were.
 */
public final class DeadLetterRule {
    /** Length of the window that {@link #evaluate} compares. */
    public static final long WINDOW_MILLIS = 5 * 60_000L;

    static final long MIN_REJECTED = 10;

    private static final int RAISED_ABOVE_PER_MILLE = 10;
    private static final int CLEARED_BELOW_PER_MILLE = 5;

    private DeadLetterRule() {}

    /** @param intake records rejected (amount) and received (count) in the window */
    public static RuleEvaluation evaluate(String topic, boolean active, MeasureSum intake) {
        long rejected = intake.amount();
        return new RuleEvaluation(
                AlertKind.DEAD_LETTER_RATE,
                topic,
                isTriggered(active, rejected, intake.count()),
                rejected,
                intake.count(),
                "%s: %d of %d records of the last %d minutes were rejected: raised above %s, cleared below %s."
                        .formatted(
                                topic,
                                rejected,
                                intake.count(),
                                minutes(),
                                percent(RAISED_ABOVE_PER_MILLE),
                                percent(CLEARED_BELOW_PER_MILLE)));
    }

    static String inWords() {
        return ("Raised when more than %s, and at least %d, of the records that were read from a topic in the last %d"
                        + " minutes were rejected; cleared when fewer than %s, or none, were.")
                .formatted(percent(RAISED_ABOVE_PER_MILLE), MIN_REJECTED, minutes(), percent(CLEARED_BELOW_PER_MILLE));
    }

    private static long minutes() {
        return Duration.ofMillis(WINDOW_MILLIS).toMinutes();
    }

    private static String percent(int perMille) {
        return BigDecimal.valueOf(perMille, 1).stripTrailingZeros().toPlainString() + " %";
    }

    private static boolean isTriggered(boolean active, long rejected, long received) {
        if (active) {
            return rejected > 0 && rejected * 1000 >= received * CLEARED_BELOW_PER_MILLE;
        }
        return rejected >= MIN_REJECTED && rejected * 1000 > received * RAISED_ABOVE_PER_MILLE;
    }
}
