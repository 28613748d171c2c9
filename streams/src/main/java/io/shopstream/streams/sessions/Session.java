package io.shopstream.streams.sessions;

import java.time.Duration;

/**
 * A maximal run of one user's events without a gap of more than {@link #MAX_GAP}.
 *
 * @param start time of its first event, epoch millis, never negative
 * @param end time of its last event, epoch millis; equal to {@code start} for a single event
 * @param steps see {@link FunnelSteps}
 */
record Session(long start, long end, int steps) {
    /** A gap of exactly this continues a session, one millisecond more ends it. */
    static final long MAX_GAP = Duration.ofMinutes(30).toMillis();

    static Session of(long time, int steps) {
        return new Session(time, time, steps);
    }

    /**
     * Whether an event at {@code time} belongs to a session with these ends. Compares differences, which cannot
     * overflow.
     */
    static boolean reaches(long start, long end, long time) {
        return start - time <= MAX_GAP && time - end <= MAX_GAP;
    }

    boolean reaches(long time) {
        return reaches(start, end, time);
    }

    Session with(Session other) {
        return new Session(Math.min(start, other.start), Math.max(end, other.end), steps | other.steps);
    }
}
