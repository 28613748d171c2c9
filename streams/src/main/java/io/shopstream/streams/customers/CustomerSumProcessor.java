package io.shopstream.streams.customers;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TaskProcessor;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Adds each delta to its customer's totals, and writes the full totals of the changed customers once per commit. */
final class CustomerSumProcessor
        extends TaskProcessor<CustomerKey, CustomerDelta, String, CustomerTotals, CustomerSumProcessor.Task> {
    private static final List<String> STORES = List.of(TopologyNames.CUSTOMER_TOTALS);

    private final TopologyContext settings;
    private final Map<CustomerKey, CustomerSums> changed = new HashMap<>();
    private long newestTimestamp;

    private CustomerSumProcessor(TopologyContext settings) {
        super(settings.listener(), STORES);
        this.settings = settings;
    }

    @Override
    protected Task open(ProcessorContext<String, CustomerTotals> context) {
        changed.clear();
        newestTimestamp = 0;
        KeyValueStore<CustomerKey, CustomerSums> totals = context.getStateStore(TopologyNames.CUSTOMER_TOTALS);
        SaleTimes times = new SaleTimes(context.getStateStore(TopologyNames.CUSTOMER_SALE_TIMES));
        context.<PreCommitHook>getStateStore(TopologyNames.SUM_CUSTOMERS_AT_COMMIT)
                .listen(context, this::writeChanged);
        settings.outputs()
                .republish(life, totals, (customer, sums) -> write(customer, sums, context.currentSystemTimeMs()));
        return new Task(context, totals, times);
    }

    @Override
    public void process(Record<CustomerKey, CustomerDelta> record) {
        Task current = current();
        settings.listener().processed(Subtopology.CUSTOMERS);
        CustomerKey customer = record.key();
        CustomerSums before = current.totals.get(customer);
        CustomerSums after = current.times.add(customer, before == null ? CustomerSums.NONE : before, record.value());
        current.totals.put(customer, after);
        changed.put(customer, after);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private void writeChanged() {
        if (changed.isEmpty()) {
            return;
        }
        ProcessorContext<String, CustomerTotals> context = current().context;
        changed.forEach((customer, sums) -> write(customer, sums, newestTimestamp));
        settings.listener().written(Subtopology.CUSTOMERS, context.currentSystemTimeMs() - newestTimestamp);
        changed.clear();
        newestTimestamp = 0;
    }

    private void write(CustomerKey customer, CustomerSums sums, long timestamp) {
        current()
                .context
                .forward(new Record<>(
                        PaneKeys.customerTotals(customer.currency(), customer.userId()),
                        render(customer, sums),
                        timestamp));
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

    record Task(
            ProcessorContext<String, CustomerTotals> context,
            KeyValueStore<CustomerKey, CustomerSums> totals,
            SaleTimes times) {}

    record Supplier(TopologyContext context)
            implements ProcessorSupplier<CustomerKey, CustomerDelta, String, CustomerTotals> {
        @Override
        public Processor<CustomerKey, CustomerDelta, String, CustomerTotals> get() {
            return new CustomerSumProcessor(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(TopologyNames.CUSTOMER_TOTALS),
                                    CustomerKey.SERDE,
                                    CustomerSums.SERDE)
                            .withCachingEnabled(),
                    // No cache: a sale time is rarely read twice, and scans for the next one would have to merge the
                    // cache.
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(TopologyNames.CUSTOMER_SALE_TIMES),
                            SaleTimeKey.SERDE,
                            Serdes.Long()),
                    PreCommitHook.builder(TopologyNames.SUM_CUSTOMERS_AT_COMMIT));
        }
    }
}
