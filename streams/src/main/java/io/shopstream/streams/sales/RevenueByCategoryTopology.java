package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.DimensionHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.kstream.KStream;

/** Maintains revenue per category and hour, with the minutes inside. */
public final class RevenueByCategoryTopology {
    private RevenueByCategoryTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologySettings settings) {
        PaneNames names = new PaneNames(
                TopologyNames.COMBINE_CATEGORIES,
                TopologyNames.BY_CATEGORY,
                TopologyNames.SUM_CATEGORIES,
                TopologyNames.WRITE_CATEGORY_HOURS,
                TopologyNames.SALES_BY_CATEGORY);
        new PaneFlow<>(
                        TopologyPart.CATEGORIES,
                        names,
                        PaneFlow.Grain.HOUR,
                        DimensionHourKey.SERDE,
                        DimensionHourKey::boundAt,
                        order -> LineContribution.of(
                                order,
                                (key, currency, category, product) -> new DimensionHourKey(key, currency, category)),
                        null,
                        RevenueByCategoryTopology::render,
                        settings.topics().revenueByCategoryPerHour())
                .build(changes, settings);
    }

    private static void render(
            DimensionHourKey key,
            HourPane pane,
            long changedMinutes,
            BiConsumer<String, RevenueByCategoryPerHour> out) {
        Sales sales = pane.total();
        out.accept(
                RecordKeys.revenueByCategoryPerHour(key.start(), key.currency(), key.dimension()),
                RevenueByCategoryPerHour.newBuilder()
                        .setWindowStart(key.start())
                        .setCurrency(key.currency())
                        .setCategoryId(key.dimension())
                        .setGrossMinor(sales.grossMinor())
                        .setReturnsMinor(sales.returnsMinor())
                        .setNetMinor(sales.netMinor())
                        .setOrders(sales.orders())
                        .setUnits(sales.units())
                        .build());
    }
}
