package io.shopstream.sink.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The SQL that makes a check fail, for every check that can. */
final class Damage {
    private static final Map<String, String> BY_CHECK = new LinkedHashMap<>();

    static {
        deadLetter("intake-types", "undecodable");
        deadLetter("intake-ranges", "total-mismatch");
        deadLetter("intake-lengths", "text-not-storable");
        deadLetter("intake-dates", "placed-in-future");
        deadLetter("intake-identity", "no-lines");
        deadLetter("intake-codes", "currency-unknown");
        deadLetter("intake-storage", "refused-by-database");

        withoutKey(
                "no-nulls-in-users",
                "users",
                "user_id",
                "update warehouse.users set user_id = null where user_id = 'u1'");
        add("no-nulls-in-categories", "update warehouse.categories set name = null where category_id = 'toys'");
        add("no-nulls-in-products", "update warehouse.products set currency = null where product_id = 'p1'");
        add("no-nulls-in-campaigns", "update warehouse.campaigns set budget = null");
        add("no-nulls-in-orders", """
                alter table warehouse.orders alter shipping_country drop not null;
                update warehouse.orders set shipping_country = null where order_id = 'x1'""");
        add("no-nulls-in-order-items", """
                alter table warehouse.order_items alter product_id drop not null;
                update warehouse.order_items set product_id = null where order_id = 'x1'""");
        add("no-nulls-in-order-status-changes", """
                alter table warehouse.order_status_changes alter status drop not null;
                update warehouse.order_status_changes set status = null where order_id = 'x1'""");
        add("no-nulls-in-events", """
                alter table warehouse.events alter session_id drop not null;
                update warehouse.events set session_id = null where event_id = 'e1'""");

        twice("unique-user-id", "users", "user_id, version", "'u1', 2");
        twice("unique-category-id", "categories", "category_id, version", "'toys', 2");
        twice("unique-product-id", "products", "product_id, version", "'p1', 2");
        twice("unique-campaign-id", "campaigns", "campaign_id, version", "'k1', 2");
        add("unique-order-id", """
                alter table warehouse.orders drop constraint orders_pkey cascade;
                insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at, currency, total,
                                              shipping_country, channel)
                values ('s1', 2, 'SALE', 'PAID', '2026-03-01T12:00:30Z', now(), 'USD', 25, 'Norway', 'web')""");
        add("unique-order-line", """
                insert into warehouse.order_items (order_id, line_no, placed_at, product_id, quantity, unit_price)
                values ('s1', 1, '2026-04-01T12:00:30Z', 'p1', 2, 10)""");
        add("unique-order-version", """
                alter table warehouse.order_status_changes drop constraint order_status_changes_pkey;
                insert into warehouse.order_status_changes values ('s1', 2, 'PAID', now())""");
        add("unique-event-id", """
                alter table warehouse.events drop constraint events_pkey;
                insert into warehouse.events select * from warehouse.events where event_id = 'e1'""");

        add("orders-have-user-id", "update warehouse.orders set user_id = 'nobody' where order_id = 'x1'");
        add("orders-have-campaign-id", "update warehouse.orders set campaign_id = 'none' where order_id = 'x1'");
        add(
                "order-items-have-product-id",
                "update warehouse.order_items set product_id = 'none' where order_id = 'x1'");
        add(
                "order-items-have-category-id",
                "update warehouse.order_items set category_id = 'none' where order_id = 'x1'");
        add(
                "order-items-have-order-id",
                "update warehouse.order_items set placed_at = placed_at + interval '1 second' where order_id = 'x1'");
        add(
                "order-status-changes-have-order-id",
                "insert into warehouse.order_status_changes values ('gone', 1, 'PAID', now())");
        add("events-have-user-id", "update warehouse.events set user_id = 'nobody' where event_id = 'e1'");
        add("events-have-product-id", "update warehouse.events set product_id = 'none' where event_id = 'e1'");
        add("events-have-campaign-id", "update warehouse.events set campaign_id = 'none' where event_id = 'e1'");
        add("products-have-category-id", "update warehouse.products set category_id = 'none' where product_id = 'p1'");
        add("price-changes-have-product-id", "update warehouse.price_changes set product_id = 'none'");
        add("stock-per-day-have-product-id", "update warehouse.stock_per_day set product_id = 'none'");
        add("orders-have-lines", "delete from warehouse.order_items where order_id = 'x1'");
        add(
                "orders-have-their-version-in-history",
                "update warehouse.order_status_changes set version = 3 where order_id = 'x1'");

        unchecked(
                "allowed-order-kind",
                "orders",
                "kind",
                "update warehouse.orders set kind = 'GIFT' where order_id = 'x1'");
        unchecked(
                "allowed-order-status",
                "orders",
                "status",
                "update warehouse.orders set status = 'LOST' where order_id = 'x1'");
        add("allowed-order-currency", "update warehouse.orders set currency = 'usd' where order_id = 'x1'");
        add("allowed-order-sign", "update warehouse.orders set total = -7 where order_id = 'x1'");
        unchecked(
                "allowed-line-amounts",
                "order_items",
                "quantity",
                "update warehouse.order_items set quantity = 0 where order_id = 'x1'");
        unchecked(
                "allowed-event-type",
                "events",
                "type",
                "update warehouse.events set type = 'BLINK' where event_id = 'e1'");
        add("allowed-product-amounts", "update warehouse.products set price = -1 where product_id = 'p1'");

        add("order-total-is-sum-of-lines", "update warehouse.orders set total = total + 0.01 where order_id = 'x1'");
        for (String mart : new String[] {
            "revenue_per_minute",
            "product_sales_per_hour",
            "revenue_by_category_per_hour",
            "revenue_by_country_per_hour",
            "customer_totals"
        }) {
            String name = mart.replace('_', '-');
            add(
                    name + "-is-sum-of-facts",
                    "update mart.%s set gross = gross + 0.01, net = net + 0.01 where gross = 25 or gross = 20"
                            .formatted(mart));
            add(
                    name + "-net-is-gross-and-returns",
                    "update mart.%s set net = net + 0.01 where net > 0".formatted(mart));
        }
        add("rows-within-ledger", "update ops.sink_offsets set records = 1 where topic = 'shop.events.v1'");
        add("rejected-records-have-letters", "update ops.sink_offsets set rejected = 1 where topic = 'shop.users.v1'");
        add("constraints-declared", "alter table warehouse.orders drop constraint orders_user_id_fkey");
        add("columns-of-declared-types", "alter table mart.revenue_per_minute alter net type numeric(18, 3)");
    }

    private Damage() {}

    static Set<String> checks() {
        return BY_CHECK.keySet();
    }

    /** SQL for the owner of the warehouse. */
    static String of(String check) {
        return Objects.requireNonNull(BY_CHECK.get(check), check);
    }

    private static void add(String check, String sql) {
        BY_CHECK.put(check, sql);
    }

    private static void deadLetter(String check, String reason) {
        add(check, """
                insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                                  detail, rejected_at)
                values ('shop-streams', 'shop.orders.v1', 0, 3, '%s', 'd', now())""".formatted(reason));
    }

    private static void withoutKey(String check, String table, String column, String sql) {
        add(
                check,
                "alter table warehouse.%1$s drop constraint %1$s_pkey cascade; alter table warehouse.%1$s alter %2$s drop not null; %3$s"
                        .formatted(table, column, sql));
    }

    private static void twice(String check, String table, String columns, String values) {
        add(
                check,
                "alter table warehouse.%1$s drop constraint %1$s_pkey cascade; insert into warehouse.%1$s (%2$s) values (%3$s)"
                        .formatted(table, columns, values));
    }

    // Finds the constraint by its column, because V2 had to name its constraints differently from those of the old
    // tables.
    private static void unchecked(String check, String table, String column, String sql) {
        add(check, """
                do $$ begin
                  execute (select 'alter table warehouse.%1$s drop constraint ' || quote_ident(k.conname)
                    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
                    where k.conrelid = 'warehouse.%1$s'::regclass and k.contype = 'c' and a.attname = '%2$s');
                end $$;
                %3$s""".formatted(table, column, sql));
    }
}
