package io.shopstream.api.params;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parameters of an address that answers for a window ({@code window} and {@code asOf}) or for a range
 * ({@code from} and {@code to}).
 *
 * @param defaultWindow if neither is given
 * @param unit of which windows and ranges consist: a window ends with that of {@code asOf}, a range is rounded outward
 * @param maxLength before it is rounded, whole days
 * @param alternative to say beside the maximal length, such as an address that takes longer ranges; empty if there is
 *     none
 */
public record WindowOrRange(String defaultWindow, ChronoUnit unit, Duration maxLength, String alternative) {
    /** @throws BadParameterException naming the parameter that is wrong, missing or one too many */
    public TimeRange parse(@Nullable String window, @Nullable String from, @Nullable String to, AsOf asOf) {
        if (from == null && to == null) {
            return window(window, asOf);
        }
        if (window != null || asOf.isAsked()) {
            throw new BadParameterException(
                    window != null ? RequestParameters.WINDOW : AsOf.NAME, "cannot be combined with 'from' and 'to'");
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

    /** @throws BadParameterException naming {@code window}, or {@code asOf} if the window begins too early */
    public TimeRange window(@Nullable String window, AsOf asOf) {
        return asOf.window(
                SpanLength.parse(RequestParameters.WINDOW, window == null ? defaultWindow : window, maxLength), unit);
    }
}
