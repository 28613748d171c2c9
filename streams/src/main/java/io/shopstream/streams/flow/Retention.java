package io.shopstream.streams.flow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long state is kept, by kind; null means for ever, which is the default of each. Judged once, at intake, by the
 * wall clock against event time, never by stream time: what is too old by then changes no pane of its kind and counts as
 * late. What is kept is dropped only {@link #SLACK} later, so that no change which was judged in time meets a pane that
 * is gone.
 *
 * <p>Hours are kept at least as long as minutes, since they hold them.
 *
 * @param minutes of minutes: revenue per minute, and the minutes inside the hour panes of products, categories and
 *     countries, which rankings and rolling sums are made of
 * @param hours of hour panes: products, categories, countries, funnel, and of the visits that the funnel is made of
 * @param orders of the last version per order, by {@code placed_at}: an older order no longer changes anything, so no
 *     version of it can be taken for its first. An order whose {@code placed_at} moves, from before what is kept into
 *     what is, does count anew: nothing is left to know it by
 */
public record Retention(
        @Nullable Duration minutes,
        @Nullable Duration hours,
        @Nullable Duration orders) {
    public static final Retention FOR_EVER = new Retention(null, null, null);
    /** Longest time between judgement and pane that is allowed for. */
    public static final Duration SLACK = Duration.ofHours(1);
    /** What nothing is older than. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final int MINUTES_PER_HOUR = 60;

    public Retention {
        if (!isAtLeast(hours, minutes)) {
            throw new IllegalArgumentException("hours must be kept at least as long as minutes");
        }
    }

    /** Whether {@code kept} is as long as {@code other} or longer; null is for ever. */
    public static boolean isAtLeast(@Nullable Duration kept, @Nullable Duration other) {
        return kept == null || other != null && kept.compareTo(other) >= 0;
    }

    /** Minutes that start before this are expired, and hours that ended by it; epoch millis, {@link #NEVER} if none is. */
    public static long cutoff(@Nullable Duration kept, long nowMillis) {
        return kept == null ? NEVER : nowMillis - kept.toMillis();
    }

    /** What is so much older that it is dropped, too; what arrives for it is late. */
    public static long dropBefore(@Nullable Duration kept, long nowMillis) {
        return kept == null ? NEVER : nowMillis - kept.toMillis() - SLACK.toMillis();
    }

    /** Whether the hour that starts then has ended by the given time, both epoch millis. */
    public static boolean hasEnded(long hourStartMillis, long by) {
        return hourStartMillis + HOUR_MILLIS <= by;
    }

    /** Hours that start before this have ended by the given time, both epoch millis; {@link #NEVER} not among them. */
    static long startsOfEnded(long by) {
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
