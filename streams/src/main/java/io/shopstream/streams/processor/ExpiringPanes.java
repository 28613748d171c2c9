package io.shopstream.streams.processor;

import io.shopstream.streams.topology.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deletes hour panes that have outlived {@link Retention}, by wall-clock time, oldest first, a few at a time. Deletes
 * up to 2,500 panes per second and partition; the store stays bounded as long as fewer are created. 1,000 orders per
 * second with three lines each create at most 750 per second on each of four partitions.
 */
public final class ExpiringPanes<K, V> {
    /** Interval at which to call {@link #dropSome}. */
    public static final Duration EVERY = Duration.ofSeconds(2);

    // Some tens of milliseconds of a stream thread.
    private static final int MAX_AT_ONCE = 5_000;

    private final KeyValueStore<K, V> store;
    private final Function<Instant, K> boundAt;
    private final Duration retention;
    // All panes before this key are deleted, and new ones for that time are late and not added. Scans start here:
    // RocksDB steps over deleted entries one by one until it compacts.
    private @Nullable K emptyBefore;

    /**
     * @param boundAt returns the key that sorts after all panes that start before the given time, and before all others
     */
    public ExpiringPanes(KeyValueStore<K, V> store, Function<Instant, K> boundAt, Duration retention) {
        this.store = store;
        this.boundAt = boundAt;
        this.retention = retention;
    }

    public void dropSome(long nowMillis) {
        long ended = Retention.startsOfEnded(Retention.dropBefore(retention, nowMillis));
        K bound = boundAt.apply(Instant.ofEpochMilli(ended));
        List<K> expired = new ArrayList<>();
        K next = bound;
        try (KeyValueIterator<K, V> oldestFirst = store.range(emptyBefore, bound)) {
            while (oldestFirst.hasNext()) {
                K key = oldestFirst.next().key;
                if (expired.size() == MAX_AT_ONCE) {
                    next = key;
                    break;
                }
                expired.add(key);
            }
        }
        expired.forEach(store::delete);
        emptyBefore = next;
    }
}
