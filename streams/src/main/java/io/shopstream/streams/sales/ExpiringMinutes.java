package io.shopstream.streams.sales;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.Windows;
import io.shopstream.streams.topology.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Removes minutes older than {@link Retention} from their hour panes, oldest first, a few panes at a time. After a
 * start it passes over all panes once, including those already stripped.
 */
final class ExpiringMinutes<K extends PaneKey> {
    // Some tens of milliseconds of a stream thread.
    private static final int MAX_AT_ONCE = 5_000;

    private final KeyValueStore<K, HourPane> store;
    private final Function<Instant, K> boundAt;
    private final Duration retention;
    // Panes before this key have no expired minutes.
    private @Nullable K next;

    ExpiringMinutes(KeyValueStore<K, HourPane> store, Function<Instant, K> boundAt, Duration retention) {
        this.store = store;
        this.boundAt = boundAt;
        this.retention = retention;
    }

    void stripSome(long nowMillis) {
        long before = Retention.dropBefore(retention, nowMillis);
        List<KeyValue<K, HourPane>> stripped = new ArrayList<>();
        int visited = 0;
        // More minutes of the limit's hour expire later, so the next pass starts there.
        K resume = boundAt.apply(Instant.ofEpochMilli(Windows.start(before, Windows.HOUR)));
        try (KeyValueIterator<K, HourPane> oldestFirst =
                store.range(next, boundAt.apply(Instant.ofEpochMilli(before)))) {
            while (oldestFirst.hasNext()) {
                KeyValue<K, HourPane> entry = oldestFirst.next();
                if (visited == MAX_AT_ONCE) {
                    resume = entry.key;
                    break;
                }
                visited++;
                long bits = entry.value.minuteBits();
                entry.value.dropMinutesBefore(Retention.firstMinuteKept(entry.key.startMillis(), before));
                if (entry.value.minuteBits() != bits) {
                    stripped.add(entry);
                }
            }
        }
        store.putAll(stripped);
        next = resume;
    }
}
