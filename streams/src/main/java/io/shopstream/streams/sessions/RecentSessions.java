package io.shopstream.streams.sessions;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Holds one user's newest sessions on the heap, oldest first, and the latest end of the older {@link ArchivedSessions}.
 * An event more than {@link Session#MAX_GAP} after that end does not need the archive. Uses plain arrays, since events
 * are the most frequent records.
 *
 * <p>As bytes, big-endian: 8 for {@code archivedUpTo}, then per session 8 start, 8 end, 1 steps.
 */
final class RecentSessions {
    /** Above this number the older half is archived; so a stored entry is at most 144 bytes. */
    static final int MAX = 8;

    private static final int KEPT = MAX / 2;
    private static final int SESSION_BYTES = 2 * Long.BYTES + 1;
    private static final long NOTHING_ARCHIVED = Long.MIN_VALUE;

    // One more than MAX, so that a session can be inserted before older ones are archived.
    private final long[] starts = new long[MAX + 1];
    private final long[] ends = new long[MAX + 1];
    private final byte[] steps = new byte[MAX + 1];
    private int size;
    private long archivedUpTo = NOTHING_ARCHIVED;
    private boolean changed;

    static RecentSessions of(byte @Nullable [] stored) {
        RecentSessions sessions = new RecentSessions();
        if (stored != null) {
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            sessions.archivedUpTo = buffer.getLong();
            while (buffer.hasRemaining()) {
                sessions.starts[sessions.size] = buffer.getLong();
                sessions.ends[sessions.size] = buffer.getLong();
                sessions.steps[sessions.size++] = buffer.get();
            }
        }
        return sessions;
    }

    byte[] toBytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(Long.BYTES + size * SESSION_BYTES).putLong(archivedUpTo);
        for (int at = 0; at < size; at++) {
            buffer.putLong(starts[at]).putLong(ends[at]).put(steps[at]);
        }
        return buffer.array();
    }

    /** End of the newest of the stored sessions, epoch millis. */
    static long newestEnd(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong(stored.length - 1 - Long.BYTES);
    }

    boolean hasChanged() {
        return changed;
    }

    /** Whether an event may belong to an archived session or lie between archived sessions. */
    boolean mayTouchArchive(long time) {
        return archivedUpTo != NOTHING_ARCHIVED && time - archivedUpTo <= Session.MAX_GAP;
    }

    /** Adds an event for which {@link #mayTouchArchive} is false. */
    void add(long time, int reached, FunnelChanges changes) {
        int at = size - 1;
        while (at >= 0 && starts[at] - time > Session.MAX_GAP) {
            at--;
        }
        if (at < 0 || time - ends[at] > Session.MAX_GAP) {
            insert(at + 1, time, reached);
            changes.add(time, reached);
        } else if (at > 0 && time - ends[at - 1] <= Session.MAX_GAP) {
            changes.subtract(starts[at - 1], steps[at - 1]);
            changes.subtract(starts[at], steps[at]);
            int all = steps[at - 1] | reached | steps[at];
            set(at - 1, starts[at - 1], ends[at], all);
            changes.add(starts[at - 1], all);
            remove(at);
        } else {
            extend(at, time, reached, changes);
        }
    }

    private void extend(int at, long time, int reached, FunnelChanges changes) {
        long start = Math.min(starts[at], time);
        long end = Math.max(ends[at], time);
        int before = steps[at];
        int all = before | reached;
        if (start != starts[at]) {
            changes.subtract(starts[at], before);
            changes.add(start, all);
        } else if (all != before) {
            changes.replace(start, before, all);
        } else if (end == ends[at]) {
            return;
        }
        set(at, start, end, all);
    }

    boolean oldestReaches(long time) {
        return size > 0 && Session.reaches(starts[0], ends[0], time);
    }

    Session oldest() {
        return new Session(starts[0], ends[0], steps[0]);
    }

    /** Replaces the oldest session by one that was extended into the past. */
    void replaceOldest(Session grown) {
        set(0, grown.start(), grown.end(), grown.steps());
        // The sessions left in the archive ended more than a gap earlier, else they would be part of this session.
        long before = grown.start() - Session.MAX_GAP - 1;
        archivedUpTo = before < 0 ? NOTHING_ARCHIVED : Math.min(archivedUpTo, before);
    }

    /** Updates the latest archived end after a session was archived. */
    void archived(long end) {
        if (end > archivedUpTo) {
            archivedUpTo = end;
            changed = true;
        }
    }

    /** Archives the older half if there are too many sessions. */
    void makeRoom(byte[] user, ArchivedSessions archive) {
        if (size <= MAX) {
            return;
        }
        int moved = size - KEPT;
        for (int at = 0; at < moved; at++) {
            archive.put(user, new Session(starts[at], ends[at], steps[at]));
        }
        archived(ends[moved - 1]);
        shift(moved, 0);
        size = KEPT;
    }

    private void insert(int at, long time, int reached) {
        shift(at, at + 1);
        size++;
        set(at, time, time, reached);
    }

    private void remove(int at) {
        shift(at + 1, at);
        size--;
    }

    private void shift(int from, int to) {
        System.arraycopy(starts, from, starts, to, size - from);
        System.arraycopy(ends, from, ends, to, size - from);
        System.arraycopy(steps, from, steps, to, size - from);
    }

    private void set(int at, long start, long end, int reached) {
        starts[at] = start;
        ends[at] = end;
        steps[at] = (byte) reached;
        changed = true;
    }
}
