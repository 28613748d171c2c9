package io.shopstream.streams.customers;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.processor.PartitionByText;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologySettings;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Maintains totals per customer and currency: sums, first and last order that stands, and the segment derived from
 * them. The totals can be queried and are written to a topic. They never expire, since they belong to no window. All
 * currencies of a customer are in one partition.
 */
public final class CustomerTotalsTopology {
    private CustomerTotalsTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologySettings settings) {
        KStream<String, CustomerTotals> results = changes.process(
                        CustomerDeltaProcessor.supplier(), Named.as(TopologyNames.COMBINE_CUSTOMERS))
                .repartition(Repartitioned.with(CustomerKey.SERDE, CustomerDelta.SERDE)
                        .withName(TopologyNames.BY_CUSTOMER)
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner(new PartitionByText<>(CustomerKey::userId)))
                .process(CustomerSumProcessor.supplier(settings), Named.as(TopologyNames.SUM_CUSTOMERS));
        Outputs.write(results, settings.topics().customerTotals(), TopologyNames.WRITE_CUSTOMER_TOTALS, settings);
    }
}
