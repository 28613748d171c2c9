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
 * Maintains totals per customer and currency: sums, first and last order that stands, and the segment derived from
 * them. The totals can be queried and are written to a topic. They never expire, since they belong to no window.
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
