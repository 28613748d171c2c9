package io.shopstream.streams.runtime;

import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.alerts.AlertsTopology;
import io.shopstream.streams.customers.CustomerTotalsTopology;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.intake.OrderIntake;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.sales.ProductSalesTopology;
import io.shopstream.streams.sales.RevenueByCategoryTopology;
import io.shopstream.streams.sales.RevenueByCountryTopology;
import io.shopstream.streams.sales.RevenuePerMinuteTopology;
import io.shopstream.streams.sessions.SessionsTopology;
import io.shopstream.streams.stock.StockTopology;
import io.shopstream.streams.topology.TopologySettings;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;

/**
 * Builds the whole topology. Orders and events are validated once. An order change becomes a set of signed deltas per
 * aggregate, which each aggregate sums under its own keys:
 *
 * <pre>
 * orders -> order intake -> changes -> revenue per minute  -> shop.revenue-per-minute
 *                |                 |         \-> deltas of the last minutes -> alerts
 *                |                 |-> product sales       -> shop.product-sales-per-hour
 *                |                 |-> revenue by category -> shop.revenue-by-category-per-hour
 *                |                 |-> revenue by country  -> shop.revenue-by-country-per-hour
 *                |                 |-> stock, with shop.products: its alerts -> alerts
 *                |                 \-> customer totals     -> shop.customer-totals
 *                |-> counts of received and rejected -> alerts -> shop.alerts
 *                \-> dead letters
 * events -> sessions of each user -> changes of the funnel -> funnel per hour -> shop.funnel-per-hour
 * </pre>
 */
public final class AnalyticsTopology {
    private AnalyticsTopology() {}

    /**
     * Builds the topology; nothing runs yet.
     *
     * @param config the configuration it will run with, which decides caching and refuses unnamed internal topics
     */
    public static Topology build(TopologySettings settings, Properties config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        OrderIntake.Intake intake = OrderIntake.build(builder, settings);
        KStream<String, OrderChange> changes = intake.changes();
        KStream<CurrencyHourKey, HourPane> revenue = RevenuePerMinuteTopology.build(changes, settings);
        ProductSalesTopology.build(changes, settings);
        RevenueByCategoryTopology.build(changes, settings);
        RevenueByCountryTopology.build(changes, settings);
        CustomerTotalsTopology.build(changes, settings);
        SessionsTopology.build(builder, settings);
        KStream<String, AlertRecord> stockAlerts = StockTopology.build(builder, changes, settings);
        AlertsTopology.build(revenue, intake.counts(), stockAlerts, settings);
        return builder.build(config);
    }
}
