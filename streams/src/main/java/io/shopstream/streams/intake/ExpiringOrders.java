package io.shopstream.streams.intake;

import io.shopstream.streams.processor.StoreCursor;
import io.shopstream.streams.topology.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes the last versions of orders placed before the limit of {@link Retention#orders}. Order ids do not sort by
 * age, so it iterates over the whole store again and again, 2,500 entries per second and partition. As long as fewer
 * new orders arrive, the store holds at most {@code 1 / (1 - rate / 2,500)} times the entries to be kept: at 500 orders
 * per second and partition, a quarter too many.
 */
final class ExpiringOrders {
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final int MAX_AT_ONCE = 5_000;

    private final KeyValueStore<byte[], byte[]> orders;
    private final LastVersionCache lastVersions;
    private final StoreCursor<byte[], byte[]> cursor;
    private final Duration retention;

    ExpiringOrders(KeyValueStore<byte[], byte[]> orders, LastVersionCache lastVersions, Duration retention) {
        this.orders = orders;
        this.lastVersions = lastVersions;
        this.cursor = new StoreCursor<>(orders);
        this.retention = retention;
    }

    void dropSome(long nowMillis) {
        // Written first: an unwritten newer version may have a later placed_at than the stored one.
        lastVersions.flush();
        long before = Retention.dropBefore(retention, nowMillis);
        List<byte[]> expired = new ArrayList<>();
        cursor.advance(MAX_AT_ONCE, (id, stored) -> {
            if (StoredOrder.placedAtMillis(stored) < before) {
                expired.add(id);
            }
        });
        if (!expired.isEmpty()) {
            lastVersions.forget();
            expired.forEach(orders::delete);
        }
    }
}
