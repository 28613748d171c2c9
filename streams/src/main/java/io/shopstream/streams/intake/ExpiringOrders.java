package io.shopstream.streams.intake;

import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops the last versions of orders that were placed before {@link Retention#orders}. Order ids tell nothing about age,
 * so the whole store is walked through, a few thousand entries at a time, round and round: 2,500 a second and partition.
 * As long as new orders come more slowly than that, the store holds no more than {@code 1 / (1 - rate / 2,500)} times
 * what it should: at 500 orders a second and partition a quarter too many.
 */
final class ExpiringOrders {
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final int MAX_AT_ONCE = 5_000;

    private final KeyValueStore<byte[], byte[]> orders;
    private final LastVersions objects;
    private final StoreCursor<byte[], byte[]> cursor;
    private final Duration kept;

    ExpiringOrders(KeyValueStore<byte[], byte[]> orders, LastVersions objects, Duration kept) {
        this.orders = orders;
        this.objects = objects;
        this.cursor = new StoreCursor<>(orders);
        this.kept = kept;
    }

    void dropSome(long nowMillis) {
        // First, since a newer version that is not written yet may have been placed later than the stored one.
        objects.write();
        long before = Retention.dropBefore(kept, nowMillis);
        List<byte[]> expired = new ArrayList<>();
        cursor.goOn(MAX_AT_ONCE, (id, stored) -> {
            if (StoredOrder.placedAtMillis(stored) < before) {
                expired.add(id);
            }
        });
        if (!expired.isEmpty()) {
            objects.forget();
            expired.forEach(orders::delete);
        }
    }
}
