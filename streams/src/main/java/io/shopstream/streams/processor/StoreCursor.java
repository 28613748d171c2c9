package io.shopstream.streams.processor;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Iterates over a store in key order, a batch of entries per call, and starts again after the last entry. */
public final class StoreCursor<K, V> {
    private final KeyValueStore<K, V> store;
    private @Nullable K next;

    public StoreCursor(KeyValueStore<K, V> store) {
        this.store = store;
    }

    /**
     * Passes the next entries, at most {@code max}, to {@code each}.
     *
     * @param each must not change the store
     * @return whether the end of the store was reached; the next call starts at the first entry
     */
    public boolean advance(int max, BiConsumer<K, V> each) {
        int seen = 0;
        try (KeyValueIterator<K, V> entries = store.range(next, null)) {
            while (entries.hasNext() && seen < max) {
                var entry = entries.next();
                each.accept(entry.key, entry.value);
                seen++;
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
        return next == null;
    }

    public void restart() {
        next = null;
    }
}
