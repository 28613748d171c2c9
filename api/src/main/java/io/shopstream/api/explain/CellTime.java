package io.shopstream.api.explain;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that name the windows of a sum, as text: one of minute, hour and day by its start in UTC, or from and
 * to.
 */
public record CellTime(
        @Nullable String minute,
        @Nullable String hour,
        @Nullable String day,
        @Nullable String from,
        @Nullable String to) {

    /**
     * Empty if no time is given.
     *
     * @throws BadParameterException if they name no range, or more than one
     */
    Optional<TimeRange> range() {
        long given = Stream.of(minute, hour, day, from == null ? to : from)
                .filter(Objects::nonNull)
                .count();
        if (given > 1) {
            throw new BadParameterException(
                    first(), "cannot be combined with another time: give minute, hour, day, or from and to");
        }
        if (minute != null) {
            return Optional.of(window("minute", minute, ChronoUnit.MINUTES, "2026-03-01T10:05:00Z"));
        }
        if (hour != null) {
            return Optional.of(window("hour", hour, ChronoUnit.HOURS, "2026-03-01T10:00:00Z"));
        }
        if (day != null) {
            return Optional.of(window("day", day, ChronoUnit.DAYS, "2026-03-01"));
        }
        if (from == null && to == null) {
            return Optional.empty();
        }
        if (from == null || to == null) {
            throw new BadParameterException(from == null ? "from" : "to", "is required beside the other end");
        }
        return Optional.of(new TimeRange(Times.parse("from", from), Times.parse("to", to)));
    }

    /** The name of the first parameter that is given; {@code minute} if none is. */
    String first() {
        if (minute != null) {
            return "minute";
        }
        if (hour != null) {
            return "hour";
        }
        if (day != null) {
            return "day";
        }
        if (from != null) {
            return "from";
        }
        return to == null ? "minute" : "to";
    }

    private static TimeRange window(String parameter, String text, ChronoUnit unit, String example) {
        Instant start = Times.parse(parameter, text);
        Duration length = unit.getDuration();
        if (!start.truncatedTo(unit).equals(start)) {
            throw new BadParameterException(
                    parameter, "must be the start of a whole %s in UTC, such as %s".formatted(parameter, example));
        }
        return new TimeRange(start, start.plus(length));
    }
}
