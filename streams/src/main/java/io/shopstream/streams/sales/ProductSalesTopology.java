package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import org.apache.kafka.streams.kstream.KStream;

/**
 * Product sales per minute (queried, for rankings) and per hour (queried and written out). All panes of a product lie in
 * one partition, so partitions never share a product and their results merge by simple union.
 */
public final class ProductSalesTopology {
    private ProductSalesTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologyContext context) {
        PaneNames names = new PaneNames(
                Names.COMBINE_PRODUCTS,
                Names.BY_PRODUCT,
                Names.SUM_PRODUCTS,
                Names.WRITE_PRODUCT_HOURS,
                Names.PRODUCT_SALES_PER_MINUTE,
                Names.PRODUCT_SALES_PER_HOUR);
        new PaneFlow<>(
                        Part.PRODUCTS,
                        names,
                        ProductKey.SERDE,
                        ProductKey::boundAt,
                        order -> LineContribution.of(order, ProductKey::new),
                        new ByProduct(),
                        new Hour(),
                        context.topics().productSalesPerHour())
                .build(changes, context);
    }

    private static final class Hour implements PaneFlow.Rendering<ProductKey, ProductSalesPerHour> {
        @Override
        public String key(ProductKey hour) {
            return PaneKeys.productSalesPerHour(hour.start(), hour.currency(), hour.categoryId(), hour.productId());
        }

        @Override
        public ProductSalesPerHour value(ProductKey hour, Sales sales) {
            return ProductSalesPerHour.newBuilder()
                    .setWindowStart(hour.start())
                    .setCurrency(hour.currency())
                    .setProductId(hour.productId())
                    .setCategoryId(hour.categoryId())
                    .setGrossMinor(sales.grossMinor())
                    .setReturnsMinor(sales.returnsMinor())
                    .setNetMinor(sales.netMinor())
                    .setOrders(sales.orders())
                    .setUnits(sales.units())
                    .build();
        }
    }
}
