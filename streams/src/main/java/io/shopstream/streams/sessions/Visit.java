package io.shopstream.streams.sessions;

import java.time.Duration;

/**
 * A maximal run of one user's events without a gap of more than {@link #LONGEST_GAP}.
 *
 * @param start of its first event, epoch millis, never negative
 * @param end of its last event, epoch millis; the same as {@code start} for a single one
 * @param steps see {@link Steps}
 */
record Visit(long start, long end, int steps) {
    /** A gap of exactly this continues a visit, one millisecond more ends it. */
    static final long LONGEST_GAP = Duration.ofMinutes(30).toMillis();

    static Visit of(long time, int steps) {
        return new Visit(time, time, steps);
    }

    /** Whether an event at {@code time} belongs to a visit with these ends. Differences, so that no time overflows. */
    static boolean reaches(long start, long end, long time) {
        return start - time <= LONGEST_GAP && time - end <= LONGEST_GAP;
    }

    boolean reaches(long time) {
        return reaches(start, end, time);
    }

    Visit with(Visit other) {
        return new Visit(Math.min(start, other.start), Math.max(end, other.end), steps | other.steps);
    }
}
