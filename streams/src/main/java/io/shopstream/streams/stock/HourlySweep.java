package io.shopstream.streams.stock;

import io.shopstream.streams.pane.Windows;
import io.shopstream.streams.processor.StoreCursor;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Iterates over all keys of a store once per hour, a few per call: once after a start, and again whenever an hour has
 * closed, because then results change even for keys without new records. A sweep that takes longer than an hour is
 * finished before the next one begins.
 */
final class HourlySweep<K> {
    private final StoreCursor<K, ?> cursor;
    private long hour = Long.MIN_VALUE;
    private boolean inProgress;

    HourlySweep(KeyValueStore<K, ?> store) {
        this.cursor = new StoreCursor<>(store);
    }

    /** Restarts the sweep from the first key at once. */
    void restart() {
        cursor.restart();
        inProgress = true;
    }

    /** Returns the next keys of the sweep, at most {@code max}; empty once it is complete. */
    List<K> next(long nowMillis, int max) {
        long current = Windows.start(nowMillis, Windows.HOUR);
        if (!inProgress && current != hour) {
            hour = current;
            restart();
        }
        List<K> keys = new ArrayList<>();
        if (inProgress) {
            inProgress = !cursor.advance(max, (key, value) -> keys.add(key));
        }
        return keys;
    }
}
