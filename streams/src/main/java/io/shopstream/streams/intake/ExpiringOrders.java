package io.shopstream.streams.intake;

import io.shopstream.streams.flow.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drops the last versions of orders that were placed before {@link Retention#orders}. Order ids tell nothing about age,
 * so the whole store is walked through, a few thousand entries at a time, round and round: 2,500 a second and partition.
 * As long as new orders come more slowly than that, the store holds no more than {@code 1 / (1 - rate / 2,500)} times
 * what it should: at 500 orders a second and partition a quarter too many.
 */
final class ExpiringOrders {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 5_000;

    private final KeyValueStore<byte[], byte[]> orders;
    private final LastVersions objects;
    private final Duration kept;
    private byte @Nullable [] next;

    private ExpiringOrders(KeyValueStore<byte[], byte[]> orders, LastVersions objects, Duration kept) {
        this.orders = orders;
        this.objects = objects;
        this.kept = kept;
    }

    /** Does nothing if orders are kept for ever. */
    static void schedule(
            ProcessingContext context,
            KeyValueStore<byte[], byte[]> orders,
            LastVersions objects,
            @Nullable Duration kept) {
        if (kept != null) {
            context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, new ExpiringOrders(orders, objects, kept)::walkOn);
        }
    }

    private void walkOn(long nowMillis) {
        long before = Retention.dropBefore(kept, nowMillis);
        List<byte[]> expired = new ArrayList<>();
        int seen = 0;
        try (KeyValueIterator<byte[], byte[]> entries = orders.range(next, null)) {
            while (entries.hasNext() && seen < MOST_AT_ONCE) {
                KeyValue<byte[], byte[]> entry = entries.next();
                if (StoredOrder.placedAtMillis(entry.value) < before) {
                    expired.add(entry.key);
                }
                seen++;
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
        if (!expired.isEmpty()) {
            objects.write();
            objects.forget();
            expired.forEach(orders::delete);
        }
    }
}
