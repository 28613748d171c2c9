package io.shopstream.sink.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What a check found.
 *
 * @param judged false if it could not be told, as {@code detail} says; then neither count means anything
 * @param checked things looked at
 * @param failed those that break it, at most {@code checked}
 * @param detail for a person: up to three culprits by key, or what was compared
 * @param measured more figures as a JSON object
 * @param at when, UTC
 */
public record CheckResult(
        QualityCheck check, boolean judged, long checked, long failed, String detail, String measured, Instant at) {
    static final int SCALE = 4;

    /** Percent of what passed, rounded down: 100 only if nothing failed; 0 if it was not judged. */
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
