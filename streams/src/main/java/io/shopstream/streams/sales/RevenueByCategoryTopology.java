package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.Sales;
import org.apache.kafka.streams.kstream.KStream;

/** Revenue per category, per minute (queried) and per hour (queried and written out). */
public final class RevenueByCategoryTopology {
    private RevenueByCategoryTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologyContext context) {
        PaneNames names = new PaneNames(
                Names.COMBINE_CATEGORIES,
                Names.BY_CATEGORY,
                Names.SUM_CATEGORIES,
                Names.WRITE_CATEGORY_HOURS,
                Names.CATEGORY_SALES_PER_MINUTE,
                Names.CATEGORY_SALES_PER_HOUR);
        new PaneFlow<>(
                        Part.CATEGORIES,
                        names,
                        DimensionKey.SERDE,
                        DimensionKey::boundAt,
                        order -> LineContribution.of(
                                order,
                                (minute, currency, category, product) -> new DimensionKey(minute, currency, category)),
                        null,
                        new Hour(),
                        context.topics().revenueByCategoryPerHour())
                .build(changes, context);
    }

    private static final class Hour implements PaneFlow.Rendering<DimensionKey, RevenueByCategoryPerHour> {
        @Override
        public String key(DimensionKey hour) {
            return PaneKeys.revenueByCategoryPerHour(hour.start(), hour.currency(), hour.dimension());
        }

        @Override
        public RevenueByCategoryPerHour value(DimensionKey hour, Sales sales) {
            return RevenueByCategoryPerHour.newBuilder()
                    .setWindowStart(hour.start())
                    .setCurrency(hour.currency())
                    .setCategoryId(hour.dimension())
                    .setGrossMinor(sales.grossMinor())
                    .setReturnsMinor(sales.returnsMinor())
                    .setNetMinor(sales.netMinor())
                    .setOrders(sales.orders())
                    .setUnits(sales.units())
                    .build();
        }
    }
}
