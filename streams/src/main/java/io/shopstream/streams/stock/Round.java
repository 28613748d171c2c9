package io.shopstream.streams.stock;

import io.shopstream.streams.flow.Walk;
import io.shopstream.streams.pane.Windows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Walks through all keys of a store once per hour, a few at a time: once after a start, and again when an hour has closed,
 * which is when what nobody touched may have changed its meaning. A walk that takes longer than an hour is ended first.
 */
final class Round<K> {
    private final Walk<K, ?> walk;
    private long hour = Long.MIN_VALUE;
    private boolean under;

    Round(KeyValueStore<K, ?> store) {
        this.walk = new Walk<>(store);
    }

    /** Begins anew, whatever the hour. */
    void restart() {
        walk.restart();
        under = true;
    }

    /** The next keys of the round, at most {@code most}; none once it is over. */
    List<K> walkOn(long nowMillis, int most) {
        long current = Windows.start(nowMillis, Windows.HOUR);
        if (!under && current != hour) {
            hour = current;
            restart();
        }
        List<K> keys = new ArrayList<>();
        if (under) {
            under = !walk.goOn(most, (key, value) -> keys.add(key));
        }
        return keys;
    }
}
