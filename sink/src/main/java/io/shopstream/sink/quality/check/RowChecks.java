package io.shopstream.sink.quality.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks the rows of facts and dimensions by themselves and against the rows that they refer to. Foreign keys are
 * declared but not enforced, and the primary key of a partitioned table contains its time. So these checks count
 * orphans, and lines of orders that occur in two months.
 */
final class RowChecks {
    private static final int PLAIN = 1;
    private static final int IDENTITY = 2;

    private RowChecks() {}

    static List<QualityCheck> all() {
        return java.util.stream.Stream.of(complete(), unique(), references(), allowedValues())
                .flatMap(List::stream)
                .toList();
    }

    private static List<QualityCheck> complete() {
        String described = "not inferred and not deleted";
        return List.of(
                complete("users", "user_id", "true", "user_id"),
                complete("categories", "category_id", described, "name"),
                complete("products", "product_id", described, "currency"),
                complete("campaigns", "campaign_id", described, "name, channel, starts_on, ends_on, budget"),
                complete(
                        "orders",
                        "order_id",
                        "true",
                        "order_id, version, kind, status, stands, placed_at, updated_at, currency, total,"
                                + " shipping_country, channel"),
                complete(
                        "order_items",
                        "concat_ws(' line ', order_id, line_no)",
                        "true",
                        "order_id, line_no, placed_at, product_id, quantity, unit_price, line_total"),
                complete("order_status_changes", "order_id", "true", "order_id, version, status, changed_at"),
                complete("events", "event_id", "true", "event_id, session_id, user_id, type, occurred_at"));
    }

    private static QualityCheck complete(String table, String key, String which, String columns) {
        String missing = Arrays.stream(columns.split(", "))
                .map(column -> column + " is null")
                .collect(Collectors.joining(" or "));
        return rows(
                "no-nulls-in-" + kebab(table),
                table,
                PLAIN,
                "select count(*) from warehouse.%s where %s".formatted(table, which),
                "select coalesce(%s, 'a row without key') as culprit from warehouse.%s where %s and (%s)"
                        .formatted(key, table, which, missing));
    }

    private static List<QualityCheck> unique() {
        return List.of(
                unique("user-id", "users", "user_id"),
                unique("category-id", "categories", "category_id"),
                unique("product-id", "products", "product_id"),
                unique("campaign-id", "campaigns", "campaign_id"),
                unique("order-id", "orders", "order_id"),
                unique("order-line", "order_items", "order_id, line_no"),
                unique("order-version", "order_status_changes", "order_id, version"),
                // An event is its id, time, user and type (ADR 032): an id alone may occur again.
                unique("event-id", "events", "event_id, occurred_at, user_id, type"));
    }

    private static QualityCheck unique(String what, String table, String key) {
        return rows(
                "unique-" + what,
                table,
                IDENTITY,
                "select count(*) from warehouse." + table,
                "select concat_ws(' ', %1$s) as culprit from warehouse.%2$s group by %1$s having count(*) > 1"
                        .formatted(key, table));
    }

    private static List<QualityCheck> references() {
        return List.of(
                reference("orders", "order_id", "user_id", "users"),
                reference("orders", "order_id", "campaign_id", "campaigns"),
                reference("order_items", "order_id", "product_id", "products"),
                reference("order_items", "order_id", "category_id", "categories"),
                reference("order_status_changes", "order_id", "order_id", "orders"),
                reference("events", "event_id", "user_id", "users"),
                reference("events", "event_id", "product_id", "products"),
                reference("events", "event_id", "campaign_id", "campaigns"),
                reference("products", "product_id", "category_id", "categories"),
                reference("price_changes", "product_id", "product_id", "products"),
                reference("stock_per_day", "product_id", "product_id", "products"),
                // A line is stored in the month of its order, so its placed_at must match, too.
                rows(
                        "order-items-have-order-id",
                        "order_items",
                        IDENTITY,
                        "select count(*) from warehouse.order_items",
                        """
                        select i.order_id || ' line ' || i.line_no as culprit from warehouse.order_items i
                        where not exists (select from warehouse.orders o
                          where o.order_id = i.order_id and o.placed_at = i.placed_at)"""),
                rows("orders-have-lines", "orders", IDENTITY, "select count(*) from warehouse.orders", """
                        select o.order_id as culprit from warehouse.orders o
                        where not exists (select from warehouse.order_items i where i.order_id = o.order_id)"""),
                rows(
                        "orders-have-their-version-in-history",
                        "order_status_changes",
                        IDENTITY,
                        "select count(*) from warehouse.orders",
                        """
                        select o.order_id as culprit
                        from warehouse.orders o left join (
                          select order_id, max(version) as version from warehouse.order_status_changes group by 1) h
                          using (order_id)
                        where h.version is distinct from o.version"""));
    }

    private static QualityCheck reference(String table, String key, String column, String target) {
        String targetKey = column;
        return rows(
                kebab(table) + "-have-" + kebab(column),
                table,
                IDENTITY,
                "select count(*) from warehouse.%s where %s is not null".formatted(table, column),
                """
                select f.%2$s || ': ' || f.%3$s as culprit from warehouse.%1$s f
                where f.%3$s is not null and not exists (select from warehouse.%4$s d where d.%5$s = f.%3$s)\
                """.formatted(table, key, column, target, targetKey));
    }

    private static List<QualityCheck> allowedValues() {
        return List.of(
                allowed("order-kind", "orders", "order_id", "kind in ('SALE', 'RETURN')"),
                allowed(
                        "order-status",
                        "orders",
                        "order_id",
                        "status in ('PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED')"),
                allowed("order-currency", "orders", "order_id", "currency ~ '^[A-Z]{3}$'"),
                allowed("order-sign", "orders", "order_id", "(total < 0) = (kind = 'RETURN')"),
                allowed(
                        "line-amounts",
                        "order_items",
                        "order_id || ' line ' || line_no",
                        "quantity <> 0 and unit_price > 0 and (unit_cost is null or unit_cost >= 0)"),
                allowed(
                        "event-type",
                        "events",
                        "event_id",
                        "type in ('SESSION_START', 'PRODUCT_VIEW', 'ADD_TO_CART', 'CHECKOUT', 'PURCHASE')"),
                allowed(
                        "product-amounts",
                        "products",
                        "product_id",
                        "coalesce(price, 0) >= 0 and coalesce(cost, 0) >= 0"));
    }

    private static QualityCheck allowed(String what, String table, String key, String condition) {
        return rows(
                "allowed-" + what,
                table,
                PLAIN,
                "select count(*) from warehouse." + table,
                "select %s as culprit from warehouse.%s where not (%s)".formatted(key, table, condition));
    }

    private static QualityCheck rows(String name, String table, int weight, String checked, String broken) {
        return new QualityCheck.Rows(
                name, CheckStage.TRANSFORMATION, "warehouse." + table, weight, checked, broken, null);
    }

    private static String kebab(String identifier) {
        return identifier.replace('_', '-');
    }
}
