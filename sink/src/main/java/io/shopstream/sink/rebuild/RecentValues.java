package io.shopstream.sink.rebuild;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The values that were used last, up to a number: what comes again soon is folded here and written once. The one that was
 * not used for longest leaves first.
 */
final class RecentValues<K, V> {
    private final int most;
    private final Consumer<V> leaving;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(1024, 0.75f, true);

    /** @param leaving takes what no longer fits */
    RecentValues(int most, Consumer<V> leaving) {
        this.most = most;
        this.leaving = leaving;
    }

    @Nullable V get(K key) {
        return values.get(key);
    }

    void put(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            Map.Entry<K, V> oldest = values.pollFirstEntry();
            if (oldest != null) {
                leaving.accept(oldest.getValue());
            }
        }
    }

    /** Lets the oldest go, so that at most so many stay. */
    void shrink(int stay) {
        while (values.size() > stay) {
            Map.Entry<K, V> oldest = values.pollFirstEntry();
            if (oldest != null) {
                leaving.accept(oldest.getValue());
            }
        }
    }

    int size() {
        return values.size();
    }
}
