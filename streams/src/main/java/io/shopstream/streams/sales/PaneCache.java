package io.shopstream.streams.sales;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Caches panes as objects between commits: a busy pane is decoded once and written once per commit, however many deltas
 * change it, and all panes are written together. While records are recent they are written earlier, because queries
 * read the underlying store.
 */
final class PaneCache<K extends PaneKey> {
    // Panes stay cached for the next commit, which mostly changes the same ones: some megabytes of heap per task.
    private static final int MAX_CACHED = 4_096;

    private final KeyValueStore<K, HourPane> store;
    private final Map<K, HourPane> panes = new HashMap<>();
    private final Map<K, Long> changedMinutes = new HashMap<>();
    private final Set<K> unwritten = new HashSet<>();

    /** Receives the panes that changed since the last commit. */
    interface Change<K> {
        /** @param minutes the minutes that changed, as a bit set */
        void changed(K key, HourPane pane, long minutes);
    }

    PaneCache(KeyValueStore<K, HourPane> store) {
        this.store = store;
    }

    void add(K key, HourPane delta) {
        pane(key).add(delta);
        unwritten.add(key);
        changedMinutes.merge(key, delta.minuteBits(), (known, more) -> known | more);
    }

    private HourPane pane(K key) {
        return panes.computeIfAbsent(key, wanted -> {
            HourPane stored = store.get(wanted);
            return stored == null ? new HourPane() : stored;
        });
    }

    int changes() {
        return changedMinutes.size();
    }

    /** Writes pending panes to the store. */
    void flush() {
        List<KeyValue<K, HourPane>> written = new ArrayList<>(unwritten.size());
        for (K key : unwritten) {
            written.add(KeyValue.pair(key, pane(key)));
        }
        store.putAll(written);
        unwritten.clear();
    }

    /** Writes pending panes to the store and reports every pane that changed since the last call. */
    void flushAndReport(Change<K> change) {
        flush();
        changedMinutes.forEach((key, minutes) -> change.changed(key, pane(key), minutes));
        changedMinutes.clear();
        if (panes.size() > MAX_CACHED) {
            panes.clear();
        }
    }

    /** Clears the cache before other code changes the store. Call {@link #flushAndReport} first. */
    void forget() {
        panes.clear();
    }
}
