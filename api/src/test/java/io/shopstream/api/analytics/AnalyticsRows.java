package io.shopstream.api.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of facts as the sink would load them, and marts as streams would sum them, emptied windows included. */
public final class AnalyticsRows {
    public static final String MARTS = """
            insert into mart.revenue_per_minute
            select date_trunc('minute', placed_at, 'UTC'), currency,
                   coalesce(sum(total) filter (where stands and kind = 'SALE'), 0),
                   coalesce(sum(total) filter (where stands and kind = 'RETURN'), 0),
                   coalesce(sum(total) filter (where stands), 0), count(*) filter (where stands and kind = 'SALE'),
                   coalesce(sum(units) filter (where stands), 0), 1
            from warehouse.orders group by 1, 2;

            insert into mart.revenue_by_country_per_hour
            select date_trunc('hour', placed_at, 'UTC'), currency, shipping_country,
                   coalesce(sum(total) filter (where stands and kind = 'SALE'), 0),
                   coalesce(sum(total) filter (where stands and kind = 'RETURN'), 0),
                   coalesce(sum(total) filter (where stands), 0), count(*) filter (where stands and kind = 'SALE'),
                   coalesce(sum(units) filter (where stands), 0), 1
            from warehouse.orders group by 1, 2, 3;

            insert into mart.revenue_by_category_per_hour
            select date_trunc('hour', o.placed_at, 'UTC'), currency, coalesce(category_id, 'unknown'),
                   coalesce(sum(line_total) filter (where stands and kind = 'SALE'), 0),
                   coalesce(sum(line_total) filter (where stands and kind = 'RETURN'), 0),
                   coalesce(sum(line_total) filter (where stands), 0),
                   count(distinct order_id) filter (where stands and kind = 'SALE'),
                   coalesce(sum(quantity) filter (where stands), 0), 1
            from warehouse.orders o join warehouse.order_items i using (order_id) group by 1, 2, 3;

            insert into mart.product_sales_per_hour
            select date_trunc('hour', o.placed_at, 'UTC'), currency, product_id, coalesce(category_id, 'unknown'),
                   coalesce(sum(line_total) filter (where stands and kind = 'SALE'), 0),
                   coalesce(sum(line_total) filter (where stands and kind = 'RETURN'), 0),
                   coalesce(sum(line_total) filter (where stands), 0),
                   count(distinct order_id) filter (where stands and kind = 'SALE'),
                   coalesce(sum(quantity) filter (where stands), 0), 1
            from warehouse.orders o join warehouse.order_items i using (order_id) group by 1, 2, 3, 4;

            insert into mart.customer_totals
            select user_id, currency, orders, gross, returns, gross + returns, units, first_at, last_at,
                   case when orders = 0 then 'none' when orders = 1 then 'new' when orders <= 4 then 'returning'
                        when gross + returns >= 1000 then 'vip' else 'loyal' end, 1
            from (
              select user_id, currency, count(*) filter (where stands and kind = 'SALE') as orders,
                     coalesce(sum(total) filter (where stands and kind = 'SALE'), 0) as gross,
                     coalesce(sum(total) filter (where stands and kind = 'RETURN'), 0) as returns,
                     coalesce(sum(units) filter (where stands), 0) as units,
                     min(placed_at) filter (where stands and kind = 'SALE') as first_at,
                     max(placed_at) filter (where stands and kind = 'SALE') as last_at
              from warehouse.orders where user_id is not null group by 1, 2) t;""";

    private AnalyticsRows() {}

    public static String facts(Collection<ShopOrder> orders) {
        String rows = orders.stream()
                .map(order -> "(%s, 1, '%s', '%s', %s, '%s', now(), '%s', %s, %s, '%s', %s)"
                        .formatted(
                                text(order.id()),
                                order.sale() ? "SALE" : "RETURN",
                                order.status(),
                                text(order.user()),
                                order.placedAt(),
                                order.currency(),
                                order.total(),
                                text(order.country()),
                                order.channel(),
                                text(order.campaign())))
                .collect(Collectors.joining(",\n"));
        String months = orders.stream()
                .map(order -> order.placedAt().toString().substring(0, 10))
                .collect(Collectors.joining(","));
        String lines = orders.stream().map(AnalyticsRows::lines).collect(Collectors.joining(",\n"));
        return """
                insert into warehouse.categories (category_id, name, version) values ('toys', 'Toys', 1);
                insert into warehouse.campaigns (campaign_id, name, channel, currency, budget, version)
                values ('Norway web', 'Winter', 'email', 'USD', 1000, 1), ('Norway app', null, null, 'EUR', 0, 1);
                insert into warehouse.products (product_id, name, category_id, currency, cost, stock_quantity, version)
                select 'p' || n, 'Product ' || n, case when n %% 2 = 0 then 'toys' end, 'USD', n, n * 10, 1
                from generate_series(0, 11) n;
                insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency,
                                              total, shipping_country, channel, campaign_id) values %s;
                select ops.make_months('order_items', '{%s}');
                insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id, quantity,
                                                   unit_price, unit_cost) values %s;
                update warehouse.orders o
                set units = (select sum(quantity) from warehouse.order_items i where i.order_id = o.order_id);""".formatted(rows, months, lines);
    }

    public static String visits(Map<Instant, Integer> sessions) {
        return "insert into mart.funnel_per_hour values "
                + sessions.entrySet().stream()
                        .map(hour -> {
                            int n = hour.getValue();
                            return "('%s', %d, %d, %d, %d, %d, %d, 1)"
                                    .formatted(hour.getKey(), n, n, n / 2, n / 3, n / 4, n / 2 - n / 4);
                        })
                        .collect(Collectors.joining(","));
    }

    private static String lines(ShopOrder order) {
        List<String> rows = new ArrayList<>();
        for (ShopOrder.Line line : order.lines()) {
            rows.add("('%s', %d, '%s', '%s', %s, %d, %s, %s)"
                    .formatted(
                            order.id(),
                            rows.size() + 1,
                            order.placedAt(),
                            line.product(),
                            text(line.category()),
                            line.quantity(),
                            line.price(),
                            line.cost()));
        }
        return String.join(",\n", rows);
    }

    private static String text(@Nullable String text) {
        return text == null ? "null" : "'" + text + "'";
    }
}
