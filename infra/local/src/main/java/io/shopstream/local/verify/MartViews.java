package io.shopstream.local.verify;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.topic.PaneKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marts of the derived topics, by the keys of those topics. */
final class MartViews {
    private static final String AMOUNTS = "gross, returns, orders, units";

    private final WarehouseViews warehouse;

    MartViews(WarehouseViews warehouse) {
        this.warehouse = warehouse;
    }

    /** One reading. */
    record Rows(
            Map<String, Amounts> categories,
            Map<String, Amounts> countries,
            Map<String, CustomerFigures> customers,
            Map<String, String> alerts) {
        static final Rows NONE = new Rows(Map.of(), Map.of(), Map.of(), Map.of());
    }

    Rows read() throws SQLException {
        Rows rows = new Rows(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        warehouse.each(
                "select window_start, currency, category_id, " + AMOUNTS + " from mart.revenue_by_category_per_hour",
                row -> rows.categories()
                        .put(
                                PaneKeys.revenueByCategoryPerHour(
                                        start(row), row.getString("currency"), row.getString("category_id")),
                                amounts(row)));
        warehouse.each(
                "select window_start, currency, country, " + AMOUNTS + " from mart.revenue_by_country_per_hour",
                row -> rows.countries()
                        .put(
                                PaneKeys.revenueByCountryPerHour(
                                        start(row), row.getString("currency"), row.getString("country")),
                                amounts(row)));
        warehouse.each(
                "select user_id, currency, first_order_at, last_order_at, segment, " + AMOUNTS
                        + " from mart.customer_totals",
                row -> rows.customers()
                        .put(
                                PaneKeys.customerTotals(row.getString("currency"), row.getString("user_id")),
                                new CustomerFigures(
                                        amounts(row),
                                        instantOrNull(row.getTimestamp("first_order_at")),
                                        instantOrNull(row.getTimestamp("last_order_at")),
                                        row.getString("segment"))));
        warehouse.each(
                "select alert_id from mart.alerts", row -> rows.alerts().put(row.getString("alert_id"), "there"));
        return rows;
    }

    /** Hours of the funnel by their start. */
    Map<Instant, FunnelTotal> funnel() throws SQLException {
        Map<Instant, FunnelTotal> hours = new HashMap<>();
        warehouse.each(
                "select window_start, sessions, with_view, with_cart, with_checkout, with_purchase, abandoned"
                        + " from mart.funnel_per_hour",
                row -> hours.put(
                        start(row),
                        new FunnelTotal(
                                row.getLong("sessions"),
                                row.getLong("with_view"),
                                row.getLong("with_cart"),
                                row.getLong("with_checkout"),
                                row.getLong("with_purchase"),
                                row.getLong("abandoned"))));
        return hours;
    }

    private static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(
                Money.toMinor(row.getBigDecimal("gross")),
                Money.toMinor(row.getBigDecimal("returns")),
                row.getLong("orders"),
                row.getLong("units"));
    }

    private static Instant start(ResultSet row) throws SQLException {
        return row.getTimestamp("window_start").toInstant();
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
