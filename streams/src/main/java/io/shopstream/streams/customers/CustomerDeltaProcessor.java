package io.shopstream.streams.customers;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.OrderSales;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns order changes into customer deltas and sums them until the task commits: one record per customer and commit
 * crosses the repartition topic. A delta of zero is sent too, because the output topic may hold totals from before a
 * reset that it must replace. Orders without a user are ignored.
 */
final class CustomerDeltaProcessor implements Processor<String, OrderChange, CustomerKey, CustomerDelta> {
    // Some megabytes of heap per task; if all changes are of one customer, one record of 320 kB.
    private static final int MAX_PENDING = 20_000;

    private final Map<CustomerKey, PendingDelta> pending = new HashMap<>();
    private int changes;
    private long newestTimestamp;
    private @Nullable ProcessorContext<CustomerKey, CustomerDelta> context;

    @Override
    public void init(ProcessorContext<CustomerKey, CustomerDelta> initialised) {
        context = initialised;
        clear();
        initialised
                .<PreCommitHook>getStateStore(TopologyNames.COMBINE_CUSTOMERS_AT_COMMIT)
                .listen(initialised, this::forwardDeltas);
    }

    @Override
    public void process(Record<String, OrderChange> record) {
        OrderChange change = record.value();
        Order before = change.before();
        if (before != null) {
            add(before, OrderSales.of(before).negated());
        }
        add(change.after(), OrderSales.of(change.after()));
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (changes >= MAX_PENDING) {
            forwardDeltas();
        }
    }

    private void add(Order order, Sales sales) {
        String user = order.getUserId();
        if (user != null && !sales.isNone()) {
            pending.computeIfAbsent(new CustomerKey(order.getCurrency(), user), _ -> new PendingDelta())
                    .add(sales, order.getPlacedAt().toEpochMilli());
            changes++;
        }
    }

    private void forwardDeltas() {
        if (context == null) {
            throw new IllegalStateException("init has not been called");
        }
        for (Map.Entry<CustomerKey, PendingDelta> customer : pending.entrySet()) {
            context.forward(new Record<>(customer.getKey(), customer.getValue().delta(), newestTimestamp));
        }
        clear();
    }

    private void clear() {
        pending.clear();
        changes = 0;
        newestTimestamp = 0;
    }

    static final class Supplier implements ProcessorSupplier<String, OrderChange, CustomerKey, CustomerDelta> {
        @Override
        public Processor<String, OrderChange, CustomerKey, CustomerDelta> get() {
            return new CustomerDeltaProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(PreCommitHook.builder(TopologyNames.COMBINE_CUSTOMERS_AT_COMMIT));
        }
    }
}
