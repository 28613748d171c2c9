package io.shopstream.streams.customers;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.processor.StatefulProcessor;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds each delta to its customer's totals, and writes the full totals of the changed customers once per commit. */
final class CustomerSumProcessor
        extends StatefulProcessor<CustomerKey, CustomerDelta, String, CustomerTotals, CustomerSumProcessor.State> {
    private final Map<CustomerKey, CustomerSums> changed = new HashMap<>();
    private long newestTimestamp;

    private CustomerSumProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.CUSTOMER_TOTALS));
    }

    static ProcessorSupplier<CustomerKey, CustomerDelta, String, CustomerTotals> supplier(TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new CustomerSumProcessor(settings),
                ProcessorWithStores.store(TopologyNames.CUSTOMER_TOTALS, CustomerKey.SERDE, CustomerSums.SERDE)
                        .withCachingEnabled(),
                // No cache: a sale time is rarely read twice, and scans for the next one would have to merge the cache.
                ProcessorWithStores.store(TopologyNames.CUSTOMER_SALE_TIMES, SaleTimeKey.SERDE, Serdes.Long()),
                PreCommitHook.builder(TopologyNames.SUM_CUSTOMERS_AT_COMMIT));
    }

    @Override
    protected State open(ProcessorContext<String, CustomerTotals> context) {
        changed.clear();
        newestTimestamp = 0;
        KeyValueStore<CustomerKey, CustomerSums> totals = context.getStateStore(TopologyNames.CUSTOMER_TOTALS);
        SaleTimes times = new SaleTimes(context.getStateStore(TopologyNames.CUSTOMER_SALE_TIMES));
        context.<PreCommitHook>getStateStore(TopologyNames.SUM_CUSTOMERS_AT_COMMIT)
                .listen(context, this::writeChanged);
        republish(totals, (customer, sums) -> write(customer, sums, now()));
        return new State(totals, times);
    }

    @Override
    public void process(Record<CustomerKey, CustomerDelta> record) {
        State state = state();
        settings.listener().processed(TopologyPart.CUSTOMERS);
        CustomerKey customer = record.key();
        CustomerSums before = state.totals.get(customer);
        CustomerSums after = state.times.add(customer, before == null ? CustomerSums.NONE : before, record.value());
        state.totals.put(customer, after);
        changed.put(customer, after);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private void writeChanged() {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach((customer, sums) -> write(customer, sums, newestTimestamp));
        settings.listener().written(TopologyPart.CUSTOMERS, now() - newestTimestamp);
        changed.clear();
        newestTimestamp = 0;
    }

    private void write(CustomerKey customer, CustomerSums sums, long timestamp) {
        forward(RecordKeys.customerTotals(customer.currency(), customer.userId()), render(customer, sums), timestamp);
    }

    private static CustomerTotals render(CustomerKey customer, CustomerSums sums) {
        return CustomerTotals.newBuilder()
                .setUserId(customer.userId())
                .setCurrency(customer.currency())
                .setOrders(sums.sales().orders())
                .setGrossMinor(sums.sales().grossMinor())
                .setReturnsMinor(sums.sales().returnsMinor())
                .setNetMinor(sums.sales().netMinor())
                .setUnits(sums.sales().units())
                .setFirstOrderAt(sums.firstOrderAt())
                .setLastOrderAt(sums.lastOrderAt())
                .setSegment(sums.segment().code())
                .build();
    }

    record State(KeyValueStore<CustomerKey, CustomerSums> totals, SaleTimes times) {}
}
