package io.shopstream.streams.sessions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Manages all sessions of one task's users. Between commits each active user is cached as an object, read once and
 * written once, however many events arrive. Call {@link #flush} before each commit.
 */
final class SessionCache {
    // A few megabytes per task. Catching up reaches this limit, current traffic does not.
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
     * Adds an event; adding it again changes nothing.
     *
     * @param key the user id as UTF-8
     * @param time time of the event, epoch millis, not negative
     * @param steps see {@link FunnelSteps}
     */
    void add(byte[] key, String userId, long time, int steps) {
        Active user = active.get(userId);
        if (user == null) {
            if (active.size() >= MAX_USERS) {
                flush();
            }
            user = new Active(key, RecentSessions.of(store.get(key)));
            active.put(userId, user);
        }
        if (user.sessions.mayTouchArchive(time)) {
            addNearArchive(user, time, steps);
        } else {
            user.sessions.add(time, steps, changes);
            user.sessions.makeRoom(user.key, archive);
        }
    }

    // An event near archived sessions starts a session, extends one, or joins two, the later of which may be the oldest
    // recent session.
    private void addNearArchive(Active user, long time, int steps) {
        List<Session> before = archive.reaching(user.key, time);
        Session merged = Session.of(time, steps);
        for (Session session : before) {
            merged = merged.with(session);
        }
        boolean reachesRecent = user.sessions.oldestReaches(time);
        if (!reachesRecent && before.size() == 1 && before.getFirst().equals(merged)) {
            return;
        }
        for (Session session : before) {
            changes.subtract(session.start(), session.steps());
            archive.remove(user.key, session);
        }
        if (reachesRecent) {
            Session oldest = user.sessions.oldest();
            changes.subtract(oldest.start(), oldest.steps());
            merged = merged.with(oldest);
            user.sessions.replaceOldest(merged);
        } else {
            archive.put(user.key, merged);
            user.sessions.archived(merged.end());
        }
        changes.add(merged.start(), merged.steps());
    }

    /** Writes pending changes to the store, so that they can be committed, and clears the cache. */
    void flush() {
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
