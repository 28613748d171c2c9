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

    /** The minutes that a rolling window sums; the last one is the minute of {@code asOf}, still incomplete. */
    public static TimeRange rolling(RollingWindow window, Instant asOf) {
        RollingWindow.Minutes minutes = window.endingAt(asOf);
        return new TimeRange(minutes.from(), minutes.to());
    }

    /**
     * Whole units of UTC; the last one is that of {@code end}, still incomplete.
     *
     * @param length rounded up to whole units
     */
    public static TimeRange endingWith(Instant end, Duration length, ChronoUnit unit) {
        Instant to = end.truncatedTo(unit).plus(1, unit);
        long units = Math.ceilDiv(length.toMillis(), unit.getDuration().toMillis());
        return new TimeRange(to.minus(units, unit), to);
    }

    /** The smallest range of whole units of UTC that contains this one. */
    TimeRange outward(ChronoUnit unit) {
        Instant end = to.truncatedTo(unit);
        return new TimeRange(from.truncatedTo(unit), end.equals(to) ? end : end.plus(1, unit));
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether both ends are at whole units of UTC, so that aggregates per unit give the exact answer. */
    public boolean isWhole(ChronoUnit unit) {
        return from.truncatedTo(unit).equals(from) && to.truncatedTo(unit).equals(to);
    }
}
