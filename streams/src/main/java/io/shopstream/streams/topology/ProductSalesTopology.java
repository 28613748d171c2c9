package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.pane.MinuteSales;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Product sales per minute (queried, for rankings) and per hour (queried and written out). All panes of a product lie in
 * one partition, so partitions never share a product and their results merge by simple union.
 */
final class ProductSalesTopology {
    private ProductSalesTopology() {}

    static void build(KStream<String, OrderChange> changes, TopologyContext context) {
        Topic<ProductSalesPerHour> output = context.topics().productSalesPerHour();
        changes.flatMap(
                        (orderId, change) -> byHour(Deltas.of(change, ProductContribution::of)),
                        Named.as(Names.PRODUCT_DELTAS))
                .repartition(Repartitioned.with(ProductKey.SERDE, SalesSerdes.MINUTE_SALES)
                        .withName(Names.BY_PRODUCT)
                        .withStreamPartitioner(new ByProduct())
                        .withNumberOfPartitions(context.partitions()))
                .processValues(new SumProductMinutes.Supplier(context.watch()), Named.as(Names.SUM_PRODUCT_MINUTES))
                .groupByKey()
                .aggregate(
                        () -> Sales.NONE,
                        (hour, delta, sum) -> sum.plus(delta.sales()),
                        Named.as(Names.SUM_PRODUCT_HOURS),
                        Materialized.<ProductKey, Sales, KeyValueStore<Bytes, byte[]>>as(Names.PRODUCT_SALES_PER_HOUR)
                                .withKeySerde(ProductKey.SERDE)
                                .withValueSerde(SalesSerdes.SALES)
                                .withCachingEnabled())
                .toStream(Named.as(Names.PRODUCT_HOURS_CHANGED))
                .map(ProductSalesTopology::render, Named.as(Names.RENDER_PRODUCT_HOURS))
                .to(
                        output.name(),
                        Produced.with(Serdes.String(), context.serdes().serde(output))
                                .withName(Names.WRITE_PRODUCT_HOURS));
    }

    private static List<KeyValue<ProductKey, MinuteSales>> byHour(Map<ProductKey, Sales> minutes) {
        List<KeyValue<ProductKey, MinuteSales>> records = new ArrayList<>(minutes.size());
        minutes.forEach((minute, delta) ->
                records.add(KeyValue.pair(minute.hour(), new MinuteSales(minute.minuteOfHour(), delta))));
        return records;
    }

    private static KeyValue<String, ProductSalesPerHour> render(ProductKey hour, Sales sales) {
        return KeyValue.pair(
                PaneKeys.productSalesPerHour(hour.start(), hour.currency(), hour.categoryId(), hour.productId()),
                ProductSalesPerHour.newBuilder()
                        .setWindowStart(hour.start())
                        .setCurrency(hour.currency())
                        .setProductId(hour.productId())
                        .setCategoryId(hour.categoryId())
                        .setGrossMinor(sales.grossMinor())
                        .setReturnsMinor(sales.returnsMinor())
                        .setNetMinor(sales.netMinor())
                        .setOrders(sales.orders())
                        .setUnits(sales.units())
                        .build());
    }
}
