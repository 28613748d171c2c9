package io.shopstream.streams.customers;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Outputs;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Totals per customer and currency, with the first and the last order that stands and the segment that follows from
 * them; queried, and written out. Customers are kept for ever: there is no window that could expire.
 */
public final class CustomerTotalsTopology {
    private CustomerTotalsTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologyContext context) {
        KStream<String, CustomerTotals> results = changes.process(
                        new CustomerDeltaProcessor.Supplier(), Named.as(TopologyNames.COMBINE_CUSTOMERS))
                .repartition(Repartitioned.with(CustomerKey.SERDE, CustomerDelta.SERDE)
                        .withName(TopologyNames.BY_CUSTOMER)
                        .withNumberOfPartitions(context.partitions())
                        .withStreamPartitioner(new ByCustomer()))
                .process(new CustomerSumProcessor.Supplier(context), Named.as(TopologyNames.SUM_CUSTOMERS));
        Outputs.write(results, context.topics().customerTotals(), TopologyNames.WRITE_CUSTOMER_TOTALS, context);
    }
}
