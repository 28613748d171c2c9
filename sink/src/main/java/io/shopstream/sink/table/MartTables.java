package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The marts: one table per derived topic. */
public final class MartTables {
    private static final String SCHEMA = "mart";

    public static final Mart<RevenuePerMinute> REVENUE_PER_MINUTE = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "revenue_per_minute",
                    List.of("window_start", "currency"),
                    List.of(
                            Column.timestamptz(
                                    "window_start", row -> row.value().getWindowStart()),
                            Column.text("currency", row -> row.value().getCurrency()),
                            Column.money("gross", row -> row.value().getGrossMinor()),
                            Column.money("returns", row -> row.value().getReturnsMinor()),
                            Column.money("net", row -> row.value().getNetMinor()),
                            Column.int8("orders", row -> row.value().getOrders()),
                            Column.int8("units", row -> row.value().getUnits()),
                            Column.int8("version", Versioned::version))),
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), "", ""));

    public static final Mart<ProductSalesPerHour> PRODUCT_SALES_PER_HOUR = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "product_sales_per_hour",
                    List.of("window_start", "currency", "product_id", "category_id"),
                    List.of(
                            Column.timestamptz(
                                    "window_start", row -> row.value().getWindowStart()),
                            Column.text("currency", row -> row.value().getCurrency()),
                            Column.text("product_id", row -> row.value().getProductId()),
                            Column.text("category_id", row -> row.value().getCategoryId()),
                            Column.money("gross", row -> row.value().getGrossMinor()),
                            Column.money("returns", row -> row.value().getReturnsMinor()),
                            Column.money("net", row -> row.value().getNetMinor()),
                            Column.int8("orders", row -> row.value().getOrders()),
                            Column.int8("units", row -> row.value().getUnits()),
                            Column.int8("version", Versioned::version))),
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), pane.getProductId(), pane.getCategoryId()));

    public static final Mart<RevenueByCategoryPerHour> REVENUE_BY_CATEGORY_PER_HOUR = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "revenue_by_category_per_hour",
                    List.of("window_start", "currency", "category_id"),
                    List.of(
                            Column.timestamptz(
                                    "window_start", row -> row.value().getWindowStart()),
                            Column.text("currency", row -> row.value().getCurrency()),
                            Column.text("category_id", row -> row.value().getCategoryId()),
                            Column.money("gross", row -> row.value().getGrossMinor()),
                            Column.money("returns", row -> row.value().getReturnsMinor()),
                            Column.money("net", row -> row.value().getNetMinor()),
                            Column.int8("orders", row -> row.value().getOrders()),
                            Column.int8("units", row -> row.value().getUnits()),
                            Column.int8("version", Versioned::version))),
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), pane.getCategoryId(), ""));

    public static final Mart<RevenueByCountryPerHour> REVENUE_BY_COUNTRY_PER_HOUR = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "revenue_by_country_per_hour",
                    List.of("window_start", "currency", "country"),
                    List.of(
                            Column.timestamptz(
                                    "window_start", row -> row.value().getWindowStart()),
                            Column.text("currency", row -> row.value().getCurrency()),
                            Column.text("country", row -> row.value().getCountry()),
                            Column.money("gross", row -> row.value().getGrossMinor()),
                            Column.money("returns", row -> row.value().getReturnsMinor()),
                            Column.money("net", row -> row.value().getNetMinor()),
                            Column.int8("orders", row -> row.value().getOrders()),
                            Column.int8("units", row -> row.value().getUnits()),
                            Column.int8("version", Versioned::version))),
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), pane.getCountry(), ""));

    public static final Mart<FunnelPerHour> FUNNEL_PER_HOUR = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "funnel_per_hour",
                    List.of("window_start"),
                    List.of(
                            Column.timestamptz(
                                    "window_start", row -> row.value().getWindowStart()),
                            Column.int8("sessions", row -> row.value().getSessions()),
                            Column.int8("with_view", row -> row.value().getWithView()),
                            Column.int8("with_cart", row -> row.value().getWithCart()),
                            Column.int8("with_checkout", row -> row.value().getWithCheckout()),
                            Column.int8("with_purchase", row -> row.value().getWithPurchase()),
                            Column.int8("abandoned", row -> row.value().getAbandoned()),
                            Column.int8("version", Versioned::version))),
            FunnelPerHour::getWindowStart);

    public static final Mart<CustomerTotals> CUSTOMER_TOTALS = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "customer_totals",
                    List.of("user_id", "currency"),
                    List.of(
                            Column.text("user_id", row -> row.value().getUserId()),
                            Column.text("currency", row -> row.value().getCurrency()),
                            Column.int8("orders", row -> row.value().getOrders()),
                            Column.money("gross", row -> row.value().getGrossMinor()),
                            Column.money("returns", row -> row.value().getReturnsMinor()),
                            Column.money("net", row -> row.value().getNetMinor()),
                            Column.int8("units", row -> row.value().getUnits()),
                            Column.timestamptz(
                                    "first_order_at", row -> row.value().getFirstOrderAt()),
                            Column.timestamptz(
                                    "last_order_at", row -> row.value().getLastOrderAt()),
                            Column.text("segment", row -> row.value().getSegment()),
                            Column.int8("version", Versioned::version))),
            totals -> new CustomerKey(totals.getUserId(), totals.getCurrency()));

    public static final Mart<Alert> ALERTS = new Mart<>(
            new TableDefinition<>(
                    SCHEMA,
                    "alerts",
                    List.of("alert_id"),
                    List.of(
                            Column.text("alert_id", row -> row.value().getAlertId()),
                            Column.symbol("kind", row -> row.value().getKind()),
                            Column.text("subject", row -> row.value().getSubject()),
                            Column.symbol("state", row -> row.value().getState()),
                            Column.timestamptz("raised_at", row -> row.value().getRaisedAt()),
                            Column.timestamptz("cleared_at", row -> row.value().getClearedAt()),
                            Column.int8("observed", row -> row.value().getObserved()),
                            Column.int8("expected", row -> row.value().getExpected()),
                            Column.text("message", row -> row.value().getMessage()),
                            Column.int8("version", Versioned::version))),
            Alert::getAlertId);

    /** Every mart. */
    public static final List<Mart<?>> ALL = List.of(
            REVENUE_PER_MINUTE,
            PRODUCT_SALES_PER_HOUR,
            REVENUE_BY_CATEGORY_PER_HOUR,
            REVENUE_BY_COUNTRY_PER_HOUR,
            FUNNEL_PER_HOUR,
            CUSTOMER_TOTALS,
            ALERTS);

    private record PaneKey(Instant start, String currency, String dimension, String further) {}

    private record CustomerKey(String userId, String currency) {}

    private MartTables() {}

    /** The qualified name of the table that each derived topic fills, by the topic's name. */
    public static Map<String, String> byTopic(Topics topics) {
        return Map.of(
                topics.revenuePerMinute().name(), REVENUE_PER_MINUTE.table().qualifiedName(),
                topics.productSalesPerHour().name(),
                        PRODUCT_SALES_PER_HOUR.table().qualifiedName(),
                topics.revenueByCategoryPerHour().name(),
                        REVENUE_BY_CATEGORY_PER_HOUR.table().qualifiedName(),
                topics.revenueByCountryPerHour().name(),
                        REVENUE_BY_COUNTRY_PER_HOUR.table().qualifiedName(),
                topics.funnelPerHour().name(), FUNNEL_PER_HOUR.table().qualifiedName(),
                topics.customerTotals().name(), CUSTOMER_TOTALS.table().qualifiedName(),
                topics.alerts().name(), ALERTS.table().qualifiedName());
    }
}
