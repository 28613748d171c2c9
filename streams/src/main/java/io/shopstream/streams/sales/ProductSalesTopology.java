package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductSalesHourKey;
import io.shopstream.streams.processor.PartitionByText;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.kstream.KStream;

/**
 * Maintains product sales per hour, with the minutes inside. All panes of a product are in one partition, so no two
 * partitions share a product, and their rankings merge by simple union.
 */
public final class ProductSalesTopology {
    private ProductSalesTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologySettings settings) {
        PaneNames names = new PaneNames(
                TopologyNames.COMBINE_PRODUCTS,
                TopologyNames.BY_PRODUCT,
                TopologyNames.SUM_PRODUCTS,
                TopologyNames.WRITE_PRODUCT_HOURS,
                TopologyNames.SALES_BY_PRODUCT);
        new PaneFlow<>(
                        TopologyPart.PRODUCTS,
                        names,
                        PaneFlow.Grain.HOUR,
                        ProductSalesHourKey.SERDE,
                        ProductSalesHourKey::boundAt,
                        order -> LineContribution.of(order, ProductSalesHourKey::new),
                        new PartitionByText<>(ProductSalesHourKey::productId),
                        ProductSalesTopology::render,
                        settings.topics().productSalesPerHour())
                .build(changes, settings);
    }

    private static void render(
            ProductSalesHourKey key, HourPane pane, long changedMinutes, BiConsumer<String, ProductSalesPerHour> out) {
        Sales sales = pane.total();
        out.accept(
                RecordKeys.productSalesPerHour(key.start(), key.currency(), key.categoryId(), key.productId()),
                ProductSalesPerHour.newBuilder()
                        .setWindowStart(key.start())
                        .setCurrency(key.currency())
                        .setProductId(key.productId())
                        .setCategoryId(key.categoryId())
                        .setGrossMinor(sales.grossMinor())
                        .setReturnsMinor(sales.returnsMinor())
                        .setNetMinor(sales.netMinor())
                        .setOrders(sales.orders())
                        .setUnits(sales.units())
                        .build());
    }
}
