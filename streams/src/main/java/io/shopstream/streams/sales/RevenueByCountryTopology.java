package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenueByCountryPerHour;
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

/** Maintains revenue per shipping country and hour, with the minutes inside. */
public final class RevenueByCountryTopology {
    private RevenueByCountryTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologySettings settings) {
        PaneNames names = new PaneNames(
                TopologyNames.COMBINE_COUNTRIES,
                TopologyNames.BY_COUNTRY,
                TopologyNames.SUM_COUNTRIES,
                TopologyNames.WRITE_COUNTRY_HOURS,
                TopologyNames.SALES_BY_COUNTRY);
        new PaneFlow<>(
                        TopologyPart.COUNTRIES,
                        names,
                        PaneFlow.Grain.HOUR,
                        DimensionHourKey.SERDE,
                        DimensionHourKey::boundAt,
                        OrderContribution::toCountry,
                        null,
                        RevenueByCountryTopology::render,
                        settings.topics().revenueByCountryPerHour())
                .build(changes, settings);
    }

    private static void render(
            DimensionHourKey key, HourPane pane, long changedMinutes, BiConsumer<String, RevenueByCountryPerHour> out) {
        Sales sales = pane.total();
        out.accept(
                RecordKeys.revenueByCountryPerHour(key.start(), key.currency(), key.dimension()),
                RevenueByCountryPerHour.newBuilder()
                        .setWindowStart(key.start())
                        .setCurrency(key.currency())
                        .setCountry(key.dimension())
                        .setGrossMinor(sales.grossMinor())
                        .setReturnsMinor(sales.returnsMinor())
                        .setNetMinor(sales.netMinor())
                        .setOrders(sales.orders())
                        .setUnits(sales.units())
                        .build());
    }
}
