package io.shopstream.streams.sessions;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One user's newest sessions on the heap, oldest first, and up to where the older ones in the {@link ArchivedSessions} reach:
 * an event later than that needs nothing but this. Plain arrays, since most records of all are events.
 *
 * <p>As bytes, big-endian: 8 for {@code archivedUpTo}, then per session 8 start, 8 end, 1 steps.
 */
final class RecentSessions {
    /** More than this and the older half is archived; with it a head is at most 144 bytes. */
    static final int MAX = 8;

    private static final int KEPT = MAX / 2;
    private static final int VISIT_BYTES = 2 * Long.BYTES + 1;
    private static final long NOTHING_ARCHIVED = Long.MIN_VALUE;

    // One more than is kept, so that a session can be put in before the older ones make room.
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
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + size * VISIT_BYTES).putLong(archivedUpTo);
        for (int at = 0; at < size; at++) {
            buffer.putLong(starts[at]).putLong(ends[at]).put(steps[at]);
        }
        return buffer.array();
    }

    /** When the newest of the stored sessions ended. */
    static long newestEnd(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong(stored.length - 1 - Long.BYTES);
    }

    boolean hasChanged() {
        return changed;
    }

    /** True for an event that might belong to an archived session, or lie among them. */
    boolean isBelow(long time) {
        return archivedUpTo != NOTHING_ARCHIVED && time - archivedUpTo <= Session.MAX_GAP;
    }

    /** Takes an event that is not {@link #isBelow}. */
    void add(long time, int reached, FunnelChanges changes) {
        int at = size - 1;
        while (at >= 0 && starts[at] - time > Session.MAX_GAP) {
            at--;
        }
        if (at < 0 || time - ends[at] > Session.MAX_GAP) {
            insert(at + 1, time, reached);
            changes.add(time, reached);
        } else if (at > 0 && time - ends[at - 1] <= Session.MAX_GAP) {
            changes.takeOut(starts[at - 1], steps[at - 1]);
            changes.takeOut(starts[at], steps[at]);
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
            changes.takeOut(starts[at], before);
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

    /** Puts a session that has grown towards the past in the place of the oldest. */
    void replaceOldest(Session grown) {
        set(0, grown.start(), grown.end(), grown.steps());
        // What is left in the archive ended longer ago than a gap, or it would be part of the session.
        long before = grown.start() - Session.MAX_GAP - 1;
        archivedUpTo = before < 0 ? NOTHING_ARCHIVED : Math.min(archivedUpTo, before);
    }

    /** To be told of a session that was put into the archive. */
    void archived(long end) {
        if (end > archivedUpTo) {
            archivedUpTo = end;
            changed = true;
        }
    }

    /** Moves the older half into the archive if there are too many. */
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
