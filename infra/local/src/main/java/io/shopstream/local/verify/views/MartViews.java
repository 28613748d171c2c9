package io.shopstream.local.verify.views;

import io.shopstream.local.verify.expected.CustomerFigures;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.topic.RecordKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the marts of the derived topics, by the keys of those topics. */
public final class MartViews {
    private final WarehouseViews warehouse;

    public MartViews(WarehouseViews warehouse) {
        this.warehouse = warehouse;
    }

    /** @param hours only these; null for all */
    public void categories(@Nullable List<String> hours, WarehouseViews.WindowRow each) throws SQLException {
        warehouse.dimensionMart("revenue_by_category_per_hour", "category_id", hours, each);
    }

    public void countries(@Nullable List<String> hours, WarehouseViews.WindowRow each) throws SQLException {
        warehouse.dimensionMart("revenue_by_country_per_hour", "country", hours, each);
    }

    /** @param users only these; null for all */
    public void customers(@Nullable List<String> users, BiConsumer<String, CustomerFigures> each) throws SQLException {
        warehouse.among(
                "select user_id, currency, first_order_at, last_order_at, segment, " + WarehouseViews.AMOUNTS
                        + " from mart.customer_totals",
                "user_id",
                users,
                row -> each.accept(
                        RecordKeys.customerTotals(row.getString("currency"), row.getString("user_id")),
                        new CustomerFigures(
                                WarehouseViews.amounts(row),
                                instantOrNull(row.getTimestamp("first_order_at")),
                                instantOrNull(row.getTimestamp("last_order_at")),
                                row.getString("segment"))));
    }

    public Set<String> alerts() throws SQLException {
        Set<String> ids = new HashSet<>();
        warehouse.each("select alert_id from mart.alerts", row -> ids.add(row.getString("alert_id")));
        return ids;
    }

    /** The funnel by start of the hour. */
    public Map<Instant, FunnelTotal> funnel() throws SQLException {
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

    private static Instant start(ResultSet row) throws SQLException {
        return row.getTimestamp("window_start").toInstant();
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
