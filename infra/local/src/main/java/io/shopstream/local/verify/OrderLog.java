package io.shopstream.local.verify;

import static io.shopstream.local.verify.OrderColumns.BUYER;
import static io.shopstream.local.verify.OrderColumns.HASH;
import static io.shopstream.local.verify.OrderColumns.LINES;
import static io.shopstream.local.verify.OrderColumns.PLACED_AT;
import static io.shopstream.local.verify.OrderColumns.SUMMED;
import static io.shopstream.local.verify.OrderColumns.SUMMED_HASH;
import static io.shopstream.local.verify.OrderColumns.VERSION;
import static io.shopstream.local.verify.OrderColumns.VERSIONS;
import static io.shopstream.local.verify.OrderColumns.VERSION_COUNT;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the orders topic says: the highest version of each order, what became of every record, and the sums over what
 * stands. Nothing of an order stays on the heap: a row of numbers, its id, and the bytes of what is in the sums lie in
 * files.
 */
final class OrderLog {
    /** Checks that may be made of the rows of {@link #orders}. */
    private static final int CHECKS = 2;

    private final String topic;
    private final Deserializer<Order> deserializer;
    private final KeyedRows orders;
    private final Chains versions;
    private final ByteLog summed;
    private final OrderSums sums;
    private final Customers customers;
    private final RejectedRecords rejected;
    private final FaultCounts faults = new FaultCounts();
    private final Set<String> currencies = new TreeSet<>();
    private boolean marked;
    private long records;
    private long duplicates;
    private long loaded;
    private long superseded;

    /** @param cut minutes that start at or after it are left out of the totals by product */
    OrderLog(String topic, Deserializer<Order> deserializer, ScratchFiles scratchFiles, Instant cut) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.orders = scratchFiles.rows(OrderColumns.FIRST_OF_CHECKS + CHECKS * RowCheck.COLUMNS);
        this.versions = scratchFiles.chains();
        this.summed = scratchFiles.bytes();
        this.sums = new OrderSums(scratchFiles, cut);
        this.customers = new Customers(sums.customers(), orders, scratchFiles.chains());
        this.rejected = new RejectedRecords(scratchFiles);
    }

    void accept(ConsumerRecord<byte[], byte[]> record) {
        records++;
        faults.enter(record, judge(record));
    }

    private ValidatedRecord judge(ConsumerRecord<byte[], byte[]> record) {
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
                ? take(order, record.value(), timestamp)
                : reject(record, timestamp, violations.getFirst().reason());
    }

    private ValidatedRecord take(Order order, byte[] bytes, Instant timestamp) {
        long row = orders.findOrAdd(order.getOrderId());
        long known = orders.get(row, VERSION);
        boolean repeated = remember(row, order.getVersion(), known);
        // Even a version that changes nothing adds a row of history: the order is in motion either way.
        orders.touch(row);
        if (order.getVersion() > known) {
            replace(row, order, bytes);
            superseded += known == 0 ? 0 : 1;
            loaded += known == 0 ? 1 : 0;
        } else {
            superseded += repeated ? 0 : 1;
        }
        if (marked) {
            sums.touch(order);
        }
        return new ValidatedRecord(
                order, timestamp, known == 0 ? OptionalLong.empty() : OptionalLong.of(known), repeated);
    }

    // Whether it was known.
    private boolean remember(long row, long version, long highest) {
        long seen = orders.get(row, VERSIONS);
        if (version <= highest && versions.contains(seen, version)) {
            duplicates++;
            return true;
        }
        orders.set(row, VERSIONS, versions.prepend(version, seen));
        orders.set(row, VERSION_COUNT, orders.get(row, VERSION_COUNT) + 1);
        return false;
    }

    private void replace(long row, Order order, byte[] bytes) {
        currencies.add(order.getCurrency());
        orders.set(row, VERSION, order.getVersion());
        orders.set(row, HASH, Fingerprint.of(order));
        orders.set(row, LINES, order.getLines().size());
        long hash = Fingerprint.ofSummed(order);
        if (hash == orders.get(row, SUMMED_HASH)) {
            return;
        }
        if (orders.get(row, SUMMED) != 0) {
            sums.takeAway(deserializer.deserialize(topic, summed.at(orders.get(row, SUMMED) - 1)));
            orders.set(row, BUYER, 0);
        }
        orders.set(row, SUMMED_HASH, hash);
        orders.set(row, SUMMED, hash == 0 ? 0 : summed.append(bytes) + 1);
        orders.set(row, PLACED_AT, order.getPlacedAt().toEpochMilli());
        if (hash != 0) {
            sums.add(order);
            if (order.getUserId() != null && order.getKind() == OrderKind.SALE) {
                customers.claim(row, OrderSums.customerKey(order));
            }
        }
    }

    private ValidatedRecord reject(ConsumerRecord<byte[], byte[]> record, Instant timestamp, RejectionReason reason) {
        rejected.add(new Position(record.partition(), record.offset()), reason.code());
        return ValidatedRecord.rejected(timestamp);
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** From here on it counts anew which orders and sums are touched. */
    void mark() {
        marked = true;
        orders.mark();
        sums.mark();
        rejected.mark();
    }

    /** By id, in {@link OrderColumns}, columns for checks behind them. */
    KeyedRows orders() {
        return orders;
    }

    OrderSums sums() {
        return sums;
    }

    Customers customers() {
        return customers;
    }

    /** Position and reason code of every record that is no valid order. */
    RejectedRecords rejected() {
        return rejected;
    }

    /** Records that are faulty on purpose. */
    FaultCounts faults() {
        return faults;
    }

    /** In which anything was ever ordered. */
    Set<String> currencies() {
        return currencies;
    }

    long records() {
        return records;
    }

    /** Orders, each in its highest version. */
    long loaded() {
        return loaded;
    }

    /** Records that repeated a version already seen. */
    long duplicates() {
        return duplicates;
    }

    /** Distinct versions that a higher one replaced. */
    long superseded() {
        return superseded;
    }
}
