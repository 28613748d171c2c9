package io.shopstream.streams.stock;

import io.shopstream.streams.flow.StoreCursor;
import io.shopstream.streams.pane.Windows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Walks through all keys of a store once per hour, a few at a time: once after a start, and again when an hour has closed,
 * which is when what nobody touched may have changed its meaning. A walk that takes longer than an hour is ended first.
 */
final class HourlySweep<K> {
    private final StoreCursor<K, ?> cursor;
    private long hour = Long.MIN_VALUE;
    private boolean under;

    HourlySweep(KeyValueStore<K, ?> store) {
        this.cursor = new StoreCursor<>(store);
    }

    /** Begins anew, whatever the hour. */
    void restart() {
        cursor.restart();
        under = true;
    }

    /** The next keys of the round, at most {@code most}; none once it is over. */
    List<K> next(long nowMillis, int most) {
        long current = Windows.start(nowMillis, Windows.HOUR);
        if (!under && current != hour) {
            hour = current;
            restart();
        }
        List<K> keys = new ArrayList<>();
        if (under) {
            under = !cursor.goOn(most, (key, value) -> keys.add(key));
        }
        return keys;
    }
}
