package io.shopstream.sink.rebuild.fill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An LRU cache that hands on evicted values: values of a key that come close together are folded and written once. */
final class RecentValues<K, V> {
    private final int maxSize;
    private final Consumer<V> onEviction;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(1024, 0.75f, true);

    /** @param onEviction receives each evicted value */
    RecentValues(int maxSize, Consumer<V> onEviction) {
        this.maxSize = maxSize;
        this.onEviction = onEviction;
    }

    @Nullable V get(K key) {
        return values.get(key);
    }

    void put(K key, V value) {
        values.put(key, value);
        shrink(maxSize);
    }

    /** Evicts the least recently used values until at most so many remain. */
    void shrink(int remaining) {
        while (values.size() > remaining) {
            Map.Entry<K, V> oldest = values.pollFirstEntry();
            if (oldest != null) {
                onEviction.accept(oldest.getValue());
            }
        }
    }

    int size() {
        return values.size();
    }
}
