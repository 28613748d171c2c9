package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.rules.FieldChecks;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.sink.table.Mart;
import io.shopstream.sink.table.MartTables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Handles the derived topics: each record is the whole state of its key, and its offset is its version. The values are
 * checked for whether they can be stored and added up only: the rules were applied to the orders and events that they
 * sum.
 */
final class MartHandlers {
    private final Map<String, RecordHandler> handlers = new LinkedHashMap<>();
    private final AvroSerdes serdes;

    private MartHandlers(AvroSerdes serdes) {
        this.serdes = serdes;
    }

    /** The handlers by topic name. */
    static Map<String, RecordHandler> all(Topics topics, AvroSerdes serdes) {
        MartHandlers all = new MartHandlers(serdes);
        all.put(topics.revenuePerMinute(), MartHandlers::check, MartTables.REVENUE_PER_MINUTE);
        all.put(topics.productSalesPerHour(), MartHandlers::check, MartTables.PRODUCT_SALES_PER_HOUR);
        all.put(topics.revenueByCategoryPerHour(), MartHandlers::check, MartTables.REVENUE_BY_CATEGORY_PER_HOUR);
        all.put(topics.revenueByCountryPerHour(), MartHandlers::check, MartTables.REVENUE_BY_COUNTRY_PER_HOUR);
        all.put(topics.funnelPerHour(), MartHandlers::check, MartTables.FUNNEL_PER_HOUR);
        all.put(topics.customerTotals(), MartHandlers::check, MartTables.CUSTOMER_TOTALS);
        all.put(topics.alerts(), MartHandlers::check, MartTables.ALERTS);
        return all.handlers;
    }

    private <V> void put(Topic<V> topic, Function<V, FieldChecks> check, Mart<V> mart) {
        handlers.put(
                topic.name(),
                new ValueHandler<>(
                        RecordValidator.values(serdes.deserializer(topic), topic.name(), value -> check.apply(value)
                                .violations()),
                        (value, record, rows) -> rows.pane(mart, value, record.offset()),
                        ValueHandler.Tombstones.REJECTED));
    }

    private static FieldChecks check(RevenuePerMinute pane) {
        return new FieldChecks()
                .time("window_start", pane.getWindowStart())
                .keyText("currency", pane.getCurrency())
                .sums(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getNetMinor())
                .count("orders", pane.getOrders())
                .count("units", pane.getUnits());
    }

    private static FieldChecks check(ProductSalesPerHour pane) {
        return new FieldChecks()
                .time("window_start", pane.getWindowStart())
                .keyText("currency", pane.getCurrency())
                .keyText("product_id", pane.getProductId())
                .keyText("category_id", pane.getCategoryId())
                .sums(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getNetMinor())
                .count("orders", pane.getOrders())
                .count("units", pane.getUnits());
    }

    private static FieldChecks check(RevenueByCategoryPerHour pane) {
        return new FieldChecks()
                .time("window_start", pane.getWindowStart())
                .keyText("currency", pane.getCurrency())
                .keyText("category_id", pane.getCategoryId())
                .sums(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getNetMinor())
                .count("orders", pane.getOrders())
                .count("units", pane.getUnits());
    }

    private static FieldChecks check(RevenueByCountryPerHour pane) {
        return new FieldChecks()
                .time("window_start", pane.getWindowStart())
                .keyText("currency", pane.getCurrency())
                .keyText("country", pane.getCountry())
                .sums(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getNetMinor())
                .count("orders", pane.getOrders())
                .count("units", pane.getUnits());
    }

    private static FieldChecks check(FunnelPerHour pane) {
        return new FieldChecks()
                .time("window_start", pane.getWindowStart())
                .count("sessions", pane.getSessions())
                .count("with_view", pane.getWithView())
                .count("with_cart", pane.getWithCart())
                .count("with_checkout", pane.getWithCheckout())
                .count("with_purchase", pane.getWithPurchase())
                .count("abandoned", pane.getAbandoned());
    }

    private static FieldChecks check(CustomerTotals totals) {
        return new FieldChecks()
                .mandatory("user_id", totals.getUserId())
                .keyText("currency", totals.getCurrency())
                .text("segment", totals.getSegment())
                .time("first_order_at", totals.getFirstOrderAt())
                .time("last_order_at", totals.getLastOrderAt())
                .sums(totals.getGrossMinor(), totals.getReturnsMinor(), totals.getNetMinor())
                .count("orders", totals.getOrders())
                .count("units", totals.getUnits());
    }

    private static FieldChecks check(Alert alert) {
        return new FieldChecks()
                .text("alert_id", alert.getAlertId())
                .text("subject", alert.getSubject())
                .text("message", alert.getMessage())
                .time("raised_at", alert.getRaisedAt())
                .time("cleared_at", alert.getClearedAt());
    }
}
