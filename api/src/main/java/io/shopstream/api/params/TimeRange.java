package io.shopstream.api.params;

import io.shopstream.schemas.query.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A half-open range of UTC: {@code from} is inclusive, {@code to} exclusive; never empty. */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new BadParameterException("from", "must be before 'to', which is exclusive");
        }
    }

    /** The whole minutes of a rolling window that ends at {@code asOf}; the last one is the current, incomplete minute. */
    public static TimeRange rolling(RollingWindow window, Instant asOf) {
        Instant end = asOf.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return new TimeRange(end.minus(window.length()), end);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether both ends are at whole units of UTC, so that aggregates per unit give the exact answer. */
    public boolean isWhole(ChronoUnit unit) {
        return from.truncatedTo(unit).equals(from) && to.truncatedTo(unit).equals(to);
    }
}
