package io.shopstream.streams.customers;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.intake.DeltaProcessor;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.topology.TopologyNames;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Turns order changes into customer deltas: one record per customer and commit crosses the repartition topic. A delta
 * of zero is sent too, because the output topic may hold totals from before a reset that it must replace. Orders
 * without a user are ignored.
 */
final class CustomerDeltaProcessor extends DeltaProcessor<CustomerKey, CustomerDelta> {
    // Some megabytes of heap per task; if all changes are of one customer, one record of 320 kB.
    private static final int MAX_PENDING = 20_000;

    private final Map<CustomerKey, PendingDelta> pending = new HashMap<>();
    private int changes;

    private CustomerDeltaProcessor() {
        super(TopologyNames.COMBINE_CUSTOMERS_AT_COMMIT);
    }

    static ProcessorSupplier<String, OrderChange, CustomerKey, CustomerDelta> supplier() {
        return ProcessorWithStores.of(
                CustomerDeltaProcessor::new, PreCommitHook.builder(TopologyNames.COMBINE_CUSTOMERS_AT_COMMIT));
    }

    @Override
    protected void add(Order order, int sign) {
        String user = order.getUserId();
        Sales sales = Sales.of(order);
        if (user != null && !sales.isNone()) {
            pending.computeIfAbsent(new CustomerKey(order.getCurrency(), user), _ -> new PendingDelta())
                    .add(sign > 0 ? sales : sales.negated(), order.getPlacedAt().toEpochMilli());
            changes++;
        }
    }

    @Override
    protected boolean isFull() {
        return changes >= MAX_PENDING;
    }

    @Override
    protected void forwardPending() {
        pending.forEach((customer, delta) -> forward(customer, delta.delta()));
    }

    @Override
    protected void clearPending() {
        pending.clear();
        changes = 0;
    }
}
