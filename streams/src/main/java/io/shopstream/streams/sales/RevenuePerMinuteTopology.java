package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.Windows;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.kstream.KStream;

/** Maintains revenue per minute and currency: stored by hour, with the minutes inside, and written by minute. */
public final class RevenuePerMinuteTopology {
    private RevenuePerMinuteTopology() {}

    /** Returns the deltas per hour and currency, combined per commit, as input of other parts of the topology. */
    public static KStream<CurrencyHourKey, HourPane> build(
            KStream<String, OrderChange> changes, TopologySettings settings) {
        PaneNames names = new PaneNames(
                TopologyNames.COMBINE_REVENUE,
                TopologyNames.BY_CURRENCY,
                TopologyNames.SUM_REVENUE,
                TopologyNames.WRITE_REVENUE,
                TopologyNames.SALES_BY_CURRENCY);
        return new PaneFlow<>(
                        TopologyPart.REVENUE,
                        names,
                        PaneFlow.Grain.MINUTE,
                        CurrencyHourKey.SERDE,
                        CurrencyHourKey::boundAt,
                        OrderContribution::toRevenue,
                        null,
                        RevenuePerMinuteTopology::render,
                        settings.topics().revenuePerMinute())
                .build(changes, settings);
    }

    private static void render(
            CurrencyHourKey key, HourPane pane, long changedMinutes, BiConsumer<String, RevenuePerMinute> out) {
        long left = changedMinutes;
        while (left != 0) {
            int minute = Long.numberOfTrailingZeros(left);
            Instant start = key.start().plus(Windows.MINUTE.multipliedBy(minute));
            out.accept(
                    RecordKeys.revenuePerMinute(start, key.currency()),
                    render(start, key.currency(), pane.minute(minute)));
            left &= left - 1;
        }
    }

    private static RevenuePerMinute render(Instant start, String currency, Sales sales) {
        return RevenuePerMinute.newBuilder()
                .setWindowStart(start)
                .setCurrency(currency)
                .setGrossMinor(sales.grossMinor())
                .setReturnsMinor(sales.returnsMinor())
                .setNetMinor(sales.netMinor())
                .setOrders(sales.orders())
                .setUnits(sales.units())
                .build();
    }
}
