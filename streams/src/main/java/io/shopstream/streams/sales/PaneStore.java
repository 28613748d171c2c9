package io.shopstream.streams.sales;

import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Panes as objects between commits: a busy pane is decoded once and written once per commit, however many deltas meet
 * it, and all of them are written together. Queries read the store underneath, hence what has been committed or is about
 * to be.
 */
final class PaneStore<K extends PaneKey> {
    // Panes stay for the next commit, which mostly meets the same: some megabytes of heap per task.
    private static final int MOST_KEPT = 4_096;
    // What a stream thread can drop at once without being missed.
    private static final int MOST_DROPPED = 5_000;

    private final KeyValueStore<K, HourPane> store;
    private final Function<Instant, K> boundAt;
    private final Map<K, HourPane> panes = new HashMap<>();
    private final Map<K, Long> changedMinutes = new HashMap<>();
    private @Nullable K strippedTo;

    /** What has changed since the last commit. */
    interface Change<K> {
        /** @param minutes the minutes that changed, as a set of bits */
        void changed(K hour, HourPane pane, long minutes);
    }

    PaneStore(KeyValueStore<K, HourPane> store, Function<Instant, K> boundAt) {
        this.store = store;
        this.boundAt = boundAt;
    }

    void add(K hour, HourPane delta) {
        HourPane pane = panes.get(hour);
        if (pane == null) {
            HourPane stored = store.get(hour);
            pane = stored == null ? new HourPane() : stored;
            panes.put(hour, pane);
        }
        pane.add(delta);
        changedMinutes.merge(hour, delta.minuteBits(), (known, more) -> known | more);
    }

    int changes() {
        return changedMinutes.size();
    }

    /** Writes everything that changed, and tells of each. */
    void write(Change<K> change) {
        List<KeyValue<K, HourPane>> written = new ArrayList<>(changedMinutes.size());
        changedMinutes.forEach((hour, minutes) -> {
            HourPane pane = panes.get(hour);
            if (pane != null) {
                written.add(KeyValue.pair(hour, pane));
                change.changed(hour, pane, minutes);
            }
        });
        store.putAll(written);
        changedMinutes.clear();
        if (panes.size() > MOST_KEPT) {
            panes.clear();
        }
    }

    /** Drops panes that ended by {@code before}, oldest first and a few at a time. Only when nothing has changed. */
    private void dropBefore(long before) {
        K bound = boundAt.apply(Instant.ofEpochMilli(before));
        List<K> expired = new ArrayList<>();
        try (KeyValueIterator<K, HourPane> oldestFirst = store.range(null, bound)) {
            while (oldestFirst.hasNext() && expired.size() < MOST_DROPPED) {
                K pane = oldestFirst.next().key;
                if (PaneFlow.hasEnded(pane, before)) {
                    expired.add(pane);
                }
            }
        }
        expired.forEach(store::delete);
        panes.clear();
    }

    /** Lets go of minutes that start before {@code before}, of panes that have not been visited for it yet. */
    private void stripBefore(long before) {
        List<KeyValue<K, HourPane>> stripped = new ArrayList<>();
        K bound = boundAt.apply(Instant.ofEpochMilli(before));
        K visited = strippedTo;
        try (KeyValueIterator<K, HourPane> oldestFirst = store.range(strippedTo, bound)) {
            while (oldestFirst.hasNext() && stripped.size() < MOST_DROPPED) {
                KeyValue<K, HourPane> entry = oldestFirst.next();
                int firstKept = Retention.firstMinuteKept(entry.key.startMillis(), before);
                long bits = entry.value.minuteBits();
                entry.value.dropMinutesBefore(firstKept);
                if (entry.value.minuteBits() != bits) {
                    stripped.add(entry);
                }
                visited = entry.key;
            }
        }
        store.putAll(stripped);
        panes.clear();
        // The hour of the last one may hold more minutes that expire later.
        strippedTo = visited == null ? null : boundAt.apply(Instant.ofEpochMilli(visited.startMillis()));
    }

    /** Keeps the store within what is wanted; to be called now and then, right after a commit's changes are written. */
    void expire(@Nullable Duration panesKept, @Nullable Duration minutesKept, long now) {
        if (panesKept != null) {
            dropBefore(Retention.dropBefore(panesKept, now));
        }
        if (minutesKept != null) {
            stripBefore(Retention.dropBefore(minutesKept, now));
        }
    }
}
