package io.shopstream.streams.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drops panes that are older than {@link Retention} keeps, oldest first and a few at a time, by the wall clock. Up to
 * 2,500 panes a second and partition: state stays bounded as long as fewer come, and 1,000 orders a second of three lines
 * on four partitions bring 750 at most.
 */
public final class ExpiringPanes<K, V> {
    private static final Duration EVERY = Duration.ofSeconds(2);
    // Some tens of milliseconds of a stream thread.
    private static final int MOST_AT_ONCE = 5_000;

    private final KeyValueStore<K, V> store;
    private final Function<Instant, K> boundAt;
    private final Duration kept;
    // Nothing lies before it any more, and what arrives for it is late: to begin there spares the walk over what was
    // deleted, which RocksDB passes one by one until it compacts.
    private @Nullable K emptyBefore;

    private ExpiringPanes(KeyValueStore<K, V> store, Function<Instant, K> boundAt, Duration kept) {
        this.store = store;
        this.boundAt = boundAt;
        this.kept = kept;
    }

    /**
     * To be called from the {@code init} of the processor that owns the store; does nothing if it is kept for ever.
     *
     * @param boundAt the key that sorts before every pane that starts at or after the given time, and after all before
     */
    public static <K, V> void schedule(
            ProcessingContext context,
            KeyValueStore<K, V> store,
            Function<Instant, K> boundAt,
            @Nullable Duration kept) {
        if (kept != null) {
            context.schedule(
                    EVERY, PunctuationType.WALL_CLOCK_TIME, new ExpiringPanes<>(store, boundAt, kept)::dropSome);
        }
    }

    private void dropSome(long nowMillis) {
        K bound = boundAt.apply(Instant.ofEpochMilli(Retention.dropBefore(kept, nowMillis)));
        List<K> expired = new ArrayList<>();
        K next = bound;
        try (KeyValueIterator<K, V> oldestFirst = store.range(emptyBefore, bound)) {
            while (oldestFirst.hasNext()) {
                K pane = oldestFirst.next().key;
                if (expired.size() == MOST_AT_ONCE) {
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
