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

/** Drops panes that are older than {@link Retention} keeps, oldest first and a few at a time, by the wall clock. */
public final class ExpiringPanes {
    private static final Duration EVERY = Duration.ofMinutes(1);
    // What a stream thread can drop without being missed.
    private static final int MOST_AT_ONCE = 10_000;

    private ExpiringPanes() {}

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
                    EVERY,
                    PunctuationType.WALL_CLOCK_TIME,
                    now -> drop(store, boundAt, Instant.ofEpochMilli(Retention.dropBefore(kept, now))));
        }
    }

    private static <K, V> void drop(KeyValueStore<K, V> store, Function<Instant, K> boundAt, Instant before) {
        List<K> expired = new ArrayList<>();
        K bound = boundAt.apply(before);
        try (KeyValueIterator<K, V> oldestFirst = store.range(null, bound)) {
            while (oldestFirst.hasNext() && expired.size() < MOST_AT_ONCE) {
                K pane = oldestFirst.next().key;
                if (!pane.equals(bound)) {
                    expired.add(pane);
                }
            }
        }
        expired.forEach(store::delete);
    }
}
