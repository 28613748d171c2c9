package io.shopstream.sink.quality;

import io.shopstream.sink.quality.check.QualityCheck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * The result of a check.
 *
 * @param judged false if the check could not decide, as {@code detail} says; then both counts are meaningless
 * @param checked number of things checked
 * @param failed number of things that violate the check, at most {@code checked}
 * @param detail text for the user, such as up to three culprits by key
 * @param measured more figures as a JSON object
 * @param at when the check ended, UTC
 */
public record CheckResult(
        QualityCheck check, boolean judged, long checked, long failed, String detail, String measured, Instant at) {
    static final int SCALE = 4;

    /** Percentage that passed, rounded down: 100 only if nothing failed; 0 if it was not judged. */
    public BigDecimal score() {
        if (!judged) {
            return percent(0, 1);
        }
        return checked == 0 ? percent(1, 1) : percent(checked - failed, checked);
    }

    public boolean isFailed() {
        return judged && failed > 0;
    }

    private static BigDecimal percent(long passed, long all) {
        return BigDecimal.valueOf(passed)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(all), SCALE, RoundingMode.DOWN);
    }
}
