package io.shopstream.streams.topology;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long state is kept, by kind; null, the default, means for ever. Records are compared with the retention once, at
 * intake: event time against the wall clock, never against stream time. A record that is too old changes no pane of
 * that kind and counts as late. Stored state is deleted {@link #SLACK} later than that, so that a change accepted at
 * intake still finds its pane.
 *
 * <p>Hours are kept at least as long as minutes, since hour panes contain the minutes.
 *
 * @param minutes retention of minutes: revenue per minute, and the minutes inside the hour panes of products,
 *     categories and countries, which rankings and rolling sums read
 * @param hours retention of hour panes (products, categories, countries, funnel) and of the sessions behind the funnel
 * @param orders retention of the last version per order, by {@code placed_at}. An older order no longer changes
 *     anything, so none of its versions can be mistaken for the first. Exception: an order whose {@code placed_at}
 *     changes from expired to recent counts anew, since its earlier version is deleted
 */
public record Retention(
        @Nullable Duration minutes,
        @Nullable Duration hours,
        @Nullable Duration orders) {
    public static final Retention FOR_EVER = new Retention(null, null, null);
    /** The longest time allowed between the check at intake and the update of the pane. */
    public static final Duration SLACK = Duration.ofHours(1);
    /** The cut-off of state that never expires. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final int MINUTES_PER_HOUR = 60;

    public Retention {
        if (!isAtLeast(hours, minutes)) {
            throw new IllegalArgumentException("hours must be kept at least as long as minutes");
        }
    }

    /** Whether {@code retention} is at least as long as {@code other}; null means for ever. */
    public static boolean isAtLeast(@Nullable Duration retention, @Nullable Duration other) {
        return retention == null || other != null && retention.compareTo(other) >= 0;
    }

    /**
     * Returns the cut-off in epoch millis, {@link #NEVER} if nothing expires: minutes that start before it, and hours
     * that ended at or before it, are too old.
     */
    public static long cutoff(@Nullable Duration retention, long nowMillis) {
        return retention == null ? NEVER : nowMillis - retention.toMillis();
    }

    /**
     * Returns the time before which stored state is deleted, {@link #SLACK} before the cut-off; changes for it are
     * late.
     */
    public static long dropBefore(@Nullable Duration retention, long nowMillis) {
        return retention == null ? NEVER : nowMillis - retention.toMillis() - SLACK.toMillis();
    }

    /** Whether the hour that starts at {@code hourStartMillis} has ended at or before {@code by}, both epoch millis. */
    public static boolean hasEnded(long hourStartMillis, long by) {
        return hourStartMillis + HOUR_MILLIS <= by;
    }

    /**
     * Hours that start before the returned time have ended at {@code by}, both epoch millis; not defined for
     * {@link #NEVER}.
     */
    public static long startsOfEnded(long by) {
        return by - HOUR_MILLIS + 1;
    }

    /** The first minute of the hour that does not start before {@code cutoff}: 0 to 60. */
    public static int firstMinuteKept(long hourStartMillis, long cutoff) {
        if (cutoff <= hourStartMillis) {
            return 0;
        }
        long minutes = (cutoff - hourStartMillis + MINUTE_MILLIS - 1) / MINUTE_MILLIS;
        return (int) Math.min(MINUTES_PER_HOUR, minutes);
    }
}
