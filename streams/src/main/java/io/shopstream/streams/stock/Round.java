package io.shopstream.streams.stock;

import io.shopstream.streams.pane.Windows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Walks through all keys of a store once per hour, a few at a time: once after a start, and again whenever an hour has
 * closed, which is when what nobody touched may have changed its meaning.
 */
final class Round<K> {
    private final KeyValueStore<K, ?> store;
    private @Nullable K next;
    private long hour = Long.MIN_VALUE;
    private boolean under;

    Round(KeyValueStore<K, ?> store) {
        this.store = store;
    }

    /** Begins anew, whatever the hour. */
    void restart() {
        next = null;
        under = true;
    }

    /** The next keys of the round, at most {@code most}; none once it is over. */
    List<K> walkOn(long nowMillis, int most) {
        long current = Windows.start(nowMillis, Windows.HOUR);
        if (current != hour) {
            hour = current;
            restart();
        }
        List<K> keys = new ArrayList<>();
        if (!under) {
            return keys;
        }
        try (KeyValueIterator<K, ?> entries = store.range(next, null)) {
            while (entries.hasNext() && keys.size() < most) {
                keys.add(entries.next().key);
            }
            under = entries.hasNext();
            next = under ? entries.peekNextKey() : null;
        }
        return keys;
    }
}
