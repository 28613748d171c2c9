package io.shopstream.sink.quality;

import static io.shopstream.sink.quality.ProfiledColumn.category;
import static io.shopstream.sink.quality.ProfiledColumn.number;
import static io.shopstream.sink.quality.ProfiledColumn.text;
import static io.shopstream.sink.quality.ProfiledColumn.time;

import java.util.List;

/** The columns to profile, by table. */
final class Profiles {
    private Profiles() {}

    static List<QualityCheck> all() {
        return List.of(
                of(
                        "warehouse.users",
                        text("name"),
                        text("email"),
                        category("country"),
                        category("customer_type"),
                        time("registered_at")),
                of("warehouse.categories", text("name"), category("department")),
                of(
                        "warehouse.products",
                        text("name"),
                        category("category_id"),
                        number("price"),
                        number("cost"),
                        number("stock_quantity")),
                of("warehouse.campaigns", text("name"), category("channel"), number("budget"), time("starts_on")),
                of(
                        "warehouse.orders",
                        time("placed_at"),
                        number("total"),
                        category("kind"),
                        category("status"),
                        category("currency"),
                        category("shipping_country"),
                        category("channel"),
                        text("user_id"),
                        text("campaign_id")),
                of(
                        "warehouse.order_items",
                        number("quantity"),
                        number("unit_price"),
                        number("unit_cost"),
                        category("category_id"),
                        text("product_id")),
                of("warehouse.order_status_changes", category("status"), time("changed_at"), number("version")),
                of(
                        "warehouse.events",
                        category("type"),
                        category("device"),
                        time("occurred_at"),
                        text("user_id"),
                        text("product_id"),
                        text("campaign_id")),
                of("mart.revenue_per_minute", number("net"), number("orders"), number("units"), time("window_start")),
                of("mart.customer_totals", number("net"), number("orders"), category("segment"), category("currency")));
    }

    private static QualityCheck of(String table, ProfiledColumn... columns) {
        return new QualityCheck.Profile(table, List.of(columns));
    }
}
