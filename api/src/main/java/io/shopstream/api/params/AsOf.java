package io.shopstream.api.params;

import io.shopstream.schemas.query.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a live window ends.
 *
 * @param end now, unless the caller asks for another time
 * @param isAsked whether the caller asks for it
 */
public record AsOf(Instant end, boolean isAsked) {
    /** The parameter. */
    public static final String NAME = "asOf";

    /** Describes the parameter. */
    public static final String DESCRIPTION =
            "Where the window ends: a date (midnight UTC) or a time with its offset, not after this minute; default"
                    + " now. A past window is answered with what is known now: an order that was cancelled since then"
                    + " does not count in it";

    // The state stores refuse to look for anything earlier.
    private static final Instant EARLIEST = Instant.EPOCH;

    /**
     * @param text null for now
     * @throws BadParameterException if it is no time, or one after the current minute. The rest of this minute is
     *     accepted, since every window as of now contains it: so the clock of a client may be some seconds fast
     */
    public static AsOf parse(@Nullable String text, Instant now) {
        if (text == null) {
            return new AsOf(now, false);
        }
        Instant end = Times.parse(NAME, text);
        if (!end.isBefore(RollingWindow.endOf(now))) {
            throw new BadParameterException(NAME, "must not be in the future");
        }
        refuseBeforeEarliest(end);
        return new AsOf(end, true);
    }

    /** The minutes that a rolling window sums. */
    public TimeRange rolling(RollingWindow window) {
        return window(window.length(), ChronoUnit.MINUTES);
    }

    /**
     * The window of whole units that ends with the one of {@link #end}, which may be incomplete.
     *
     * @param length rounded up to whole units
     * @throws BadParameterException if the window begins before any that there can be
     */
    public TimeRange window(Duration length, ChronoUnit unit) {
        TimeRange window = TimeRange.endingWith(end, length, unit);
        refuseBeforeEarliest(window.from());
        return window;
    }

    /** The time of an answer: the one that was asked for, if any. */
    public Instant orElse(Instant answered) {
        return isAsked ? end : answered;
    }

    private static void refuseBeforeEarliest(Instant start) {
        if (start.isBefore(EARLIEST)) {
            throw new BadParameterException(NAME, "must be so late that the window begins in 1970 or later");
        }
    }
}
