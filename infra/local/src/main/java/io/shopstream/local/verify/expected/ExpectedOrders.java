package io.shopstream.local.verify.expected;

import static io.shopstream.local.verify.expected.OrderColumns.BUYER;
import static io.shopstream.local.verify.expected.OrderColumns.HASH;
import static io.shopstream.local.verify.expected.OrderColumns.LINES;
import static io.shopstream.local.verify.expected.OrderColumns.PLACED_AT;
import static io.shopstream.local.verify.expected.OrderColumns.SUMMED;
import static io.shopstream.local.verify.expected.OrderColumns.SUMMED_HASH;
import static io.shopstream.local.verify.expected.OrderColumns.VERSION;
import static io.shopstream.local.verify.expected.OrderColumns.VERSIONS;
import static io.shopstream.local.verify.expected.OrderColumns.VERSION_COUNT;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.record.DuplicateRecord;
import io.shopstream.local.verify.expected.record.FaultCounts;
import io.shopstream.local.verify.expected.record.Position;
import io.shopstream.local.verify.expected.record.ValidatedRecord;
import io.shopstream.local.verify.scratch.ByteFile;
import io.shopstream.local.verify.scratch.Chains;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.validation.RecordValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the orders topic: keeps the highest version of each order, the outcome of every record, and the sums over all
 * orders that stand. Keeps no order on the heap: a row of numbers, the id, and the bytes of summed orders are in files.
 */
public final class ExpectedOrders {
    /** Number of checks on the rows of {@link #orders}. */
    private static final int CHECKS = 2;

    private static final int MAX_NAMED_DUPLICATES = 5;

    private final RecordValidator<Order> validator;
    private final KeyedRows orders;
    private final Chains versions;
    private final ByteFile summed;
    private final OrderSums sums;
    private final ExpectedCustomers expectedCustomers;
    private final RejectedRecords rejected;
    private final FaultCounts faults = new FaultCounts();
    private final Set<String> currencies = new TreeSet<>();
    private final List<DuplicateRecord> firstDuplicates = new ArrayList<>();
    private boolean marked;
    private long records;
    private long duplicates;
    private long loaded;
    private long superseded;

    /** @param cut minutes that start at or after it are left out of the totals by product */
    public ExpectedOrders(String topic, Deserializer<Order> deserializer, ScratchFiles scratchFiles, Instant cut) {
        this.validator = RecordValidator.orders(deserializer, topic);
        this.orders = scratchFiles.rows(OrderColumns.FIRST_OF_CHECKS + CHECKS * RowCheck.COLUMNS);
        this.versions = scratchFiles.chains();
        this.summed = scratchFiles.bytes();
        this.sums = new OrderSums(scratchFiles, cut);
        this.expectedCustomers = new ExpectedCustomers(sums.customers(), orders, scratchFiles.chains());
        this.rejected = new RejectedRecords(scratchFiles);
    }

    public void accept(ConsumerRecord<byte[], byte[]> record) {
        records++;
        faults.add(record, validate(record));
    }

    private ValidatedRecord validate(ConsumerRecord<byte[], byte[]> record) {
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        return switch (validator.validate(record.key(), record.value(), timestamp)) {
            case RecordValidator.Valid<Order>(Order order) -> take(order, record, timestamp);
            case RecordValidator.Invalid<Order>(RejectionReason reason, String _) -> reject(record, timestamp, reason);
        };
    }

    private ValidatedRecord take(Order order, ConsumerRecord<byte[], byte[]> record, Instant timestamp) {
        long row = orders.findOrAdd(order.getOrderId());
        long known = orders.get(row, VERSION);
        boolean repeated = remember(row, order.getVersion(), known);
        // Even a version that changes nothing adds a row of history, so the order counts as changing.
        orders.touch(row);
        if (repeated && firstDuplicates.size() < MAX_NAMED_DUPLICATES) {
            firstDuplicates.add(new DuplicateRecord(order.getOrderId(), order.getVersion(), Position.of(record)));
        }
        if (order.getVersion() > known) {
            replace(row, order, record.value());
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

    // Returns whether the version was seen before.
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
            sums.subtract(validator.read(summed.at(orders.get(row, SUMMED) - 1)));
            orders.set(row, BUYER, 0);
        }
        orders.set(row, SUMMED_HASH, hash);
        orders.set(row, SUMMED, hash == 0 ? 0 : summed.append(bytes) + 1);
        orders.set(row, PLACED_AT, order.getPlacedAt().toEpochMilli());
        if (hash != 0) {
            sums.add(order);
            if (order.getUserId() != null && order.getKind() == OrderKind.SALE) {
                expectedCustomers.setBuyer(row, OrderSums.customerKey(order));
            }
        }
    }

    private ValidatedRecord reject(ConsumerRecord<byte[], byte[]> record, Instant timestamp, RejectionReason reason) {
        rejected.add(Position.of(record), reason.code());
        return ValidatedRecord.rejected(timestamp);
    }

    /** Marks all orders and sums as untouched. */
    public void mark() {
        marked = true;
        orders.mark();
        sums.mark();
        rejected.mark();
    }

    /** Orders by id, with the columns {@link OrderColumns} followed by those of checks. */
    public KeyedRows orders() {
        return orders;
    }

    public OrderSums sums() {
        return sums;
    }

    public ExpectedCustomers expectedCustomers() {
        return expectedCustomers;
    }

    /** Position and reason code of every invalid record. */
    public RejectedRecords rejected() {
        return rejected;
    }

    /** Records that are faulty on purpose. */
    public FaultCounts faults() {
        return faults;
    }

    /** Currencies of all valid orders. */
    public Set<String> currencies() {
        return currencies;
    }

    public long records() {
        return records;
    }

    /** Number of orders, each counted in its highest version. */
    public long loaded() {
        return loaded;
    }

    /** Records that repeated a version already seen. */
    public long duplicates() {
        return duplicates;
    }

    /** The first five of {@link #duplicates}, in the order in which they were read. */
    public List<DuplicateRecord> firstDuplicates() {
        return firstDuplicates;
    }

    /** Distinct versions that a higher version supersedes. */
    public long superseded() {
        return superseded;
    }
}
