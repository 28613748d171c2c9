package io.shopstream.sink.quality.check;

import java.util.List;

/** The columns to profile, by table. */
final class Profiles {
    private static final String COLUMNS = """
            warehouse.users: name text, email text, country category, customer_type category, registered_at time
            warehouse.categories: name text, department category
            warehouse.products: name text, category_id category, price number, cost number, stock_quantity number
            warehouse.campaigns: name text, channel category, budget number, starts_on time
            warehouse.orders: placed_at time, total number, kind category, status category, currency category, \
            shipping_country category, channel category, user_id text, campaign_id text
            warehouse.order_items: quantity number, unit_price number, unit_cost number, category_id category, \
            product_id text
            warehouse.order_status_changes: status category, changed_at time, version number
            warehouse.events: type category, device category, occurred_at time, user_id text, product_id text, \
            campaign_id text
            mart.revenue_per_minute: net number, orders number, units number, window_start time
            mart.customer_totals: net number, orders number, segment category, currency category
            """;

    private Profiles() {}

    static List<QualityCheck> all() {
        return COLUMNS.lines().map(Profiles::profile).toList();
    }

    private static QualityCheck profile(String line) {
        int colon = line.indexOf(':');
        return new QualityCheck.Profile(line.substring(0, colon), ProfiledColumn.parse(line.substring(colon + 1)));
    }
}
