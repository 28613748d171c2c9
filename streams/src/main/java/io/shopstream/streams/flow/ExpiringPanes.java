package io.shopstream.streams.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drops hour panes that ended before {@link Retention} keeps them, oldest first and a few at a time, by the wall clock. Up
 * to 2,500 panes a second and partition: state stays bounded as long as fewer come, and 1,000 orders a second of three
 * lines on four partitions bring 750 at most.
 */
public final class ExpiringPanes<K, V> {
    /** How often to {@link #dropSome}. */
    public static final Duration EVERY = Duration.ofSeconds(2);

    // Some tens of milliseconds of a stream thread.
    private static final int MAX_AT_ONCE = 5_000;

    private final KeyValueStore<K, V> store;
    private final Function<Instant, K> boundAt;
    private final Duration kept;
    // Nothing lies before it any more, and what arrives for it is late: to begin there spares the walk over what was
    // deleted, which RocksDB passes one by one until it compacts.
    private @Nullable K emptyBefore;

    /**
     * @param boundAt the key that sorts before every pane that starts at or after the given time, and after all before
     */
    public ExpiringPanes(KeyValueStore<K, V> store, Function<Instant, K> boundAt, Duration kept) {
        this.store = store;
        this.boundAt = boundAt;
        this.kept = kept;
    }

    public void dropSome(long nowMillis) {
        long ended = Retention.startsOfEnded(Retention.dropBefore(kept, nowMillis));
        K bound = boundAt.apply(Instant.ofEpochMilli(ended));
        List<K> expired = new ArrayList<>();
        K next = bound;
        try (KeyValueIterator<K, V> oldestFirst = store.range(emptyBefore, bound)) {
            while (oldestFirst.hasNext()) {
                K pane = oldestFirst.next().key;
                if (expired.size() == MAX_AT_ONCE) {
                    next = pane;
                    break;
                }
                expired.add(pane);
            }
        }
        expired.forEach(store::delete);
        emptyBefore = next;
    }
}
