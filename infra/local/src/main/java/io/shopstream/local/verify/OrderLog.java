package io.shopstream.local.verify;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the orders topic says: the highest version of each order, and what became of every record. Deliberately plain: a
 * map of whole orders, summed up from scratch whenever asked, so that it shares no arithmetic with streams or the sink.
 */
final class OrderLog {
    private final Deserializer<Order> deserializer;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Set<Long>> versions = new HashMap<>();
    private final Map<Position, String> rejected = new HashMap<>();
    private final List<Order> touched = new ArrayList<>();
    private final FaultBook faults = new FaultBook();
    private long records;
    private long duplicates;

    OrderLog(Deserializer<Order> deserializer) {
        this.deserializer = deserializer;
    }

    void accept(ConsumerRecord<byte[], byte[]> record) {
        records++;
        faults.enter(record, judge(record));
    }

    private JudgedRecord judge(ConsumerRecord<byte[], byte[]> record) {
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        Order order;
        try {
            order = deserializer.deserialize(record.topic(), record.value());
        } catch (UndecodableRecordException e) {
            return reject(record, timestamp, e.reason());
        }
        if (order == null) {
            return reject(record, timestamp, RejectionReason.VALUE_MISSING);
        }
        List<Violation> violations = OrderRules.check(text(record.key()), order, timestamp);
        return violations.isEmpty()
                ? take(order, timestamp)
                : reject(record, timestamp, violations.getFirst().reason());
    }

    private JudgedRecord take(Order order, Instant timestamp) {
        boolean repeated = !versions.computeIfAbsent(order.getOrderId(), id -> new TreeSet<>())
                .add(order.getVersion());
        if (repeated) {
            duplicates++;
        }
        Order known = orders.get(order.getOrderId());
        if (known == null || order.getVersion() > known.getVersion()) {
            orders.put(order.getOrderId(), order);
            if (known != null) {
                touched.add(known);
            }
        }
        // Even a version that changes nothing adds a row of history: the order is in motion either way.
        touched.add(order);
        return new JudgedRecord(
                order, timestamp, known == null ? OptionalLong.empty() : OptionalLong.of(known.getVersion()), repeated);
    }

    private JudgedRecord reject(ConsumerRecord<byte[], byte[]> record, Instant timestamp, RejectionReason reason) {
        rejected.put(new Position(record.partition(), record.offset()), reason.code());
        return JudgedRecord.rejected(timestamp);
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** From here on {@link #touched()} counts anew. */
    void mark() {
        touched.clear();
    }

    /** Every version that came since the mark, and the version it replaced. */
    List<Order> touched() {
        return touched;
    }

    Map<String, Order> orders() {
        return orders;
    }

    /** Distinct versions ever seen, by order. */
    Map<String, Set<Long>> versions() {
        return versions;
    }

    /** Position and reason code of every record that is no valid order. */
    Map<Position, String> rejected() {
        return rejected;
    }

    /** Records that are faulty on purpose. */
    FaultBook faults() {
        return faults;
    }

    long records() {
        return records;
    }

    /** Records that repeated a version already seen. */
    long duplicates() {
        return duplicates;
    }

    /** Distinct versions that a higher one replaced. */
    long superseded() {
        return versions.values().stream().mapToLong(Set::size).sum() - orders.size();
    }
}
