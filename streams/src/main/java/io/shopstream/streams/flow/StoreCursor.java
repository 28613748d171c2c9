package io.shopstream.streams.flow;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Walks through a store in the order of its keys, some entries at a time, round and round. */
public final class StoreCursor<K, V> {
    private final KeyValueStore<K, V> store;
    private @Nullable K next;

    public StoreCursor(KeyValueStore<K, V> store) {
        this.store = store;
    }

    /**
     * Shows the next entries, at most {@code most}; behind the last one it begins anew.
     *
     * @param each must leave the store as it is
     * @return whether the last entry of the store was among them, or there is none
     */
    public boolean goOn(int most, BiConsumer<K, V> each) {
        int seen = 0;
        try (KeyValueIterator<K, V> entries = store.range(next, null)) {
            while (entries.hasNext() && seen < most) {
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
