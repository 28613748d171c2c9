package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.processor.PartitionByText;
import io.shopstream.streams.topology.Subtopology;
import io.shopstream.streams.topology.TopologyNames;
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
                        Subtopology.PRODUCTS,
                        names,
                        PaneFlow.Grain.HOUR,
                        ProductKey.SERDE,
                        ProductKey::boundAt,
                        order -> LineContribution.of(order, ProductKey::new),
                        new PartitionByText<>(ProductKey::productId),
                        ProductSalesTopology::render,
                        settings.topics().productSalesPerHour())
                .build(changes, settings);
    }

    private static void render(
            ProductKey hour, HourPane pane, long changedMinutes, BiConsumer<String, ProductSalesPerHour> out) {
        Sales sales = pane.total();
        out.accept(
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
