package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Stores the highest version of every order and caches recent ones as objects. An order's versions arrive close
 * together, so most are neither read from the store nor decoded again, and several within one commit are written once.
 */
final class LastVersionCache {
    // Each task caches two maps: some megabytes of heap.
    private static final int MAX_PER_GENERATION = 2_048;
    private static final int MAX_UNWRITTEN = 20_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final Function<byte[], Order> reader;
    private Map<String, Latest> recent = new HashMap<>();
    private Map<String, Latest> earlier = new HashMap<>();
    private final Map<String, Latest> unwritten = new HashMap<>();

    private record Latest(Order order, byte[] rawValue) {}

    /** @param reader decodes a value that was valid at intake */
    LastVersionCache(KeyValueStore<byte[], byte[]> store, Function<byte[], Order> reader) {
        this.store = store;
        this.reader = reader;
    }

    /** Returns the highest version so far; null for a new order. */
    @Nullable Order find(String orderId) {
        Latest known = recent.get(orderId);
        if (known == null) {
            known = earlier.get(orderId);
            if (known == null) {
                return read(orderId);
            }
            recent.put(orderId, known);
        }
        return known.order;
    }

    private @Nullable Order read(String orderId) {
        byte[] stored = store.get(key(orderId));
        if (stored == null) {
            return null;
        }
        byte[] rawValue = StoredOrder.rawValue(stored);
        Latest read = new Latest(decode(orderId, rawValue), rawValue);
        recent.put(orderId, read);
        return read.order;
    }

    // Intake decoded this value before storing it, so the registry must have changed.
    private Order decode(String orderId, byte[] rawValue) {
        try {
            return reader.apply(rawValue);
        } catch (UndecodableRecordException e) {
            throw new UnreadableStateException(
                    ("the stored last version of order %s cannot be decoded: %s (schema id %d). Bring this schema back"
                                    + " to the registry under its id and restart, or discard all aggregated state with"
                                    + " './shopstream streams reset', after which orders that cannot be decoded become"
                                    + " dead letters")
                            .formatted(orderId, e.getMessage(), StoredOrder.schemaId(rawValue)),
                    e);
        }
    }

    /** Sets the order's highest version. */
    void put(Order order, byte[] rawValue) {
        Latest latest = new Latest(order, rawValue);
        recent.put(order.getOrderId(), latest);
        unwritten.put(order.getOrderId(), latest);
        if (unwritten.size() >= MAX_UNWRITTEN) {
            flush();
        }
    }

    /** Writes all pending versions to the store; must be called before each commit. */
    void flush() {
        List<KeyValue<byte[], byte[]>> written = new ArrayList<>(unwritten.size());
        unwritten.forEach((orderId, latest) -> written.add(KeyValue.pair(
                key(orderId),
                StoredOrder.of(
                        latest.order.getVersion(), latest.order.getPlacedAt().toEpochMilli(), latest.rawValue))));
        store.putAll(written);
        unwritten.clear();
        if (recent.size() >= MAX_PER_GENERATION) {
            earlier = recent;
            recent = new HashMap<>();
        }
    }

    /** Clears the cache before other code changes the store. Call {@link #flush} first. */
    void forget() {
        recent.clear();
        earlier.clear();
    }

    private static byte[] key(String orderId) {
        return orderId.getBytes(StandardCharsets.UTF_8);
    }
}
