package io.shopstream.streams.sessions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * All visits of one task's users. Between commits each user who is active is an object on the heap, read once and
 * written once, however many events come; whoever uses this must call {@link #writeBack} before each commit.
 */
final class VisitBook {
    // A few megabytes per task. A replay reaches it, live traffic never does.
    private static final int MOST_USERS = 10_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final VisitArchive archive;
    private final FunnelChanges changes;
    private final Map<String, Active> active = new HashMap<>();

    VisitBook(KeyValueStore<byte[], byte[]> store, FunnelChanges changes) {
        this.store = store;
        this.archive = new VisitArchive(store);
        this.changes = changes;
    }

    /**
     * Takes an event, for the first time or again.
     *
     * @param key the user id as UTF-8
     * @param time of the event, epoch millis, not negative
     * @param steps see {@link Steps}
     */
    void add(byte[] key, String userId, long time, int steps) {
        Active user = active.get(userId);
        if (user == null) {
            if (active.size() >= MOST_USERS) {
                writeBack();
            }
            user = new Active(key, NewestVisits.of(store.get(key)));
            active.put(userId, user);
        }
        if (user.visits.isBelow(time)) {
            addBelow(user, time, steps);
        } else {
            user.visits.add(time, steps, changes);
            user.visits.makeRoom(user.key, archive);
        }
    }

    // An event among archived visits: it makes one of its own, continues one, or joins two, the later of which may be
    // the oldest that is not archived.
    private void addBelow(Active user, long time, int steps) {
        List<Visit> before = archive.reaching(user.key, time);
        Visit merged = Visit.of(time, steps);
        for (Visit visit : before) {
            merged = merged.with(visit);
        }
        boolean upToNewest = user.visits.oldestReaches(time);
        if (!upToNewest && before.size() == 1 && before.getFirst().equals(merged)) {
            return;
        }
        for (Visit visit : before) {
            changes.takeOut(visit.start(), visit.steps());
            archive.remove(user.key, visit);
        }
        if (upToNewest) {
            Visit oldest = user.visits.oldest();
            changes.takeOut(oldest.start(), oldest.steps());
            merged = merged.with(oldest);
            user.visits.replaceOldest(merged);
        } else {
            archive.put(user.key, merged);
            user.visits.archived(merged.end());
        }
        changes.add(merged.start(), merged.steps());
    }

    /** Brings the store up to date, so that the state can be committed, and lets go of the heap. */
    void writeBack() {
        List<KeyValue<byte[], byte[]>> changed = new ArrayList<>();
        for (Active user : active.values()) {
            if (user.visits.hasChanged()) {
                changed.add(KeyValue.pair(user.key, user.visits.toBytes()));
            }
        }
        store.putAll(changed);
        active.clear();
    }

    private record Active(byte[] key, NewestVisits visits) {}
}
