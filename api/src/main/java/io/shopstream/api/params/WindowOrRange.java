package io.shopstream.api.params;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parameters of an address that answers for the time until now ({@code window}) or for a range ({@code from}
 * and {@code to}).
 *
 * @param defaultWindow if neither is given
 * @param unit to which the range is rounded outward
 * @param maxLength of the range before it is rounded, whole days
 * @param alternative to say beside the maximal length, such as an address that takes longer ranges; empty if there is
 *     none
 */
public record WindowOrRange(String defaultWindow, ChronoUnit unit, Duration maxLength, String alternative) {
    /** @throws BadParameterException naming the parameter that is wrong, missing or one too many */
    public TimeRange parse(@Nullable String window, @Nullable String from, @Nullable String to, Instant now) {
        if (from == null && to == null) {
            String span = window == null ? defaultWindow : window;
            return MinuteSpan.endingAt(now, RequestParameters.WINDOW, span, maxLength)
                    .outward(unit);
        }
        if (window != null) {
            throw new BadParameterException(RequestParameters.WINDOW, "cannot be combined with 'from' and 'to'");
        }
        if (from == null || to == null) {
            throw new BadParameterException(
                    from == null ? RequestParameters.FROM : RequestParameters.TO, "is required: give 'from' and 'to'");
        }
        TimeRange range =
                new TimeRange(Times.parse(RequestParameters.FROM, from), Times.parse(RequestParameters.TO, to));
        if (range.length().compareTo(maxLength) > 0) {
            throw new BadParameterException(
                    RequestParameters.TO,
                    "must be at most %d days after 'from'%s".formatted(maxLength.toDays(), alternative));
        }
        return range.outward(unit);
    }
}
