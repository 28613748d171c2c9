package io.shopstream.api.params;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Half open, {@code from} inclusive and {@code to} exclusive, UTC; never empty. */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new BadParameterException("from", "must be before 'to', which is exclusive");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether both ends are at whole units of UTC, so that aggregates per such unit answer exactly. */
    public boolean isWhole(ChronoUnit unit) {
        return from.truncatedTo(unit).equals(from) && to.truncatedTo(unit).equals(to);
    }
}
