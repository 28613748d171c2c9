package io.shopstream.streams.sessions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * All sessions of one task's users. Between commits each user who is active is an object on the heap, read once and
 * written once, however many events come; whoever uses this must call {@link #writeBack} before each commit.
 */
final class SessionCache {
    // A few megabytes per task. A replay reaches it, live traffic never does.
    private static final int MAX_USERS = 10_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final ArchivedSessions archive;
    private final FunnelChanges changes;
    private final Map<String, Active> active = new HashMap<>();

    SessionCache(KeyValueStore<byte[], byte[]> store, FunnelChanges changes) {
        this.store = store;
        this.archive = new ArchivedSessions(store);
        this.changes = changes;
    }

    /**
     * Takes an event, for the first time or again.
     *
     * @param key the user id as UTF-8
     * @param time of the event, epoch millis, not negative
     * @param steps see {@link FunnelSteps}
     */
    void add(byte[] key, String userId, long time, int steps) {
        Active user = active.get(userId);
        if (user == null) {
            if (active.size() >= MAX_USERS) {
                writeBack();
            }
            user = new Active(key, RecentSessions.of(store.get(key)));
            active.put(userId, user);
        }
        if (user.sessions.isBelow(time)) {
            addBelow(user, time, steps);
        } else {
            user.sessions.add(time, steps, changes);
            user.sessions.makeRoom(user.key, archive);
        }
    }

    // An event among archived sessions: it makes one of its own, continues one, or joins two, the later of which may be
    // the oldest that is not archived.
    private void addBelow(Active user, long time, int steps) {
        List<Session> before = archive.reaching(user.key, time);
        Session merged = Session.of(time, steps);
        for (Session session : before) {
            merged = merged.with(session);
        }
        boolean upToNewest = user.sessions.oldestReaches(time);
        if (!upToNewest && before.size() == 1 && before.getFirst().equals(merged)) {
            return;
        }
        for (Session session : before) {
            changes.takeOut(session.start(), session.steps());
            archive.remove(user.key, session);
        }
        if (upToNewest) {
            Session oldest = user.sessions.oldest();
            changes.takeOut(oldest.start(), oldest.steps());
            merged = merged.with(oldest);
            user.sessions.replaceOldest(merged);
        } else {
            archive.put(user.key, merged);
            user.sessions.archived(merged.end());
        }
        changes.add(merged.start(), merged.steps());
    }

    /** Brings the store up to date, so that the state can be committed, and lets go of the heap. */
    void writeBack() {
        List<KeyValue<byte[], byte[]>> changed = new ArrayList<>();
        for (Active user : active.values()) {
            if (user.sessions.hasChanged()) {
                changed.add(KeyValue.pair(user.key, user.sessions.toBytes()));
            }
        }
        store.putAll(changed);
        active.clear();
    }

    private record Active(byte[] key, RecentSessions sessions) {}
}
