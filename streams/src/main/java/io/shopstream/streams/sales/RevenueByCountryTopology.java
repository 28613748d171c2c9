package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.Sales;
import org.apache.kafka.streams.kstream.KStream;

/** Revenue per shipping country, per minute (queried) and per hour (queried and written out). */
public final class RevenueByCountryTopology {
    private RevenueByCountryTopology() {}

    public static void build(KStream<String, OrderChange> changes, TopologyContext context) {
        PaneNames names = new PaneNames(
                Names.COMBINE_COUNTRIES,
                Names.BY_COUNTRY,
                Names.SUM_COUNTRIES,
                Names.WRITE_COUNTRY_HOURS,
                Names.COUNTRY_SALES_PER_MINUTE,
                Names.COUNTRY_SALES_PER_HOUR);
        new PaneFlow<>(
                        Part.COUNTRIES,
                        names,
                        DimensionKey.SERDE,
                        DimensionKey::boundAt,
                        CountryContribution::of,
                        null,
                        new Hour(),
                        context.topics().revenueByCountryPerHour())
                .build(changes, context);
    }

    private static final class Hour implements PaneFlow.Rendering<DimensionKey, RevenueByCountryPerHour> {
        @Override
        public String key(DimensionKey hour) {
            return PaneKeys.revenueByCountryPerHour(hour.start(), hour.currency(), hour.dimension());
        }

        @Override
        public RevenueByCountryPerHour value(DimensionKey hour, Sales sales) {
            return RevenueByCountryPerHour.newBuilder()
                    .setWindowStart(hour.start())
                    .setCurrency(hour.currency())
                    .setCountry(hour.dimension())
                    .setGrossMinor(sales.grossMinor())
                    .setReturnsMinor(sales.returnsMinor())
                    .setNetMinor(sales.netMinor())
                    .setOrders(sales.orders())
                    .setUnits(sales.units())
                    .build();
        }
    }
}
