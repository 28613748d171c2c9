package io.shopstream.sink.quality.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the system catalogue: keys, references and constraints are declared, money and times have their types. */
final class SchemaChecks {
    private static final int WEIGHT = 2;
    private static final String PRIMARY_KEYS = """
            warehouse.users p user_id
            warehouse.categories p category_id
            warehouse.products p product_id
            warehouse.campaigns p campaign_id
            warehouse.orders p order_id
            warehouse.order_items p order_id, line_no, placed_at
            warehouse.order_status_changes p order_id, version
            warehouse.events p event_id, occurred_at, user_id, type
            warehouse.price_changes p product_id, version
            warehouse.stock_per_day p product_id, day
            mart.revenue_per_minute p window_start, currency
            mart.product_sales_per_hour p window_start, currency, product_id, category_id
            mart.revenue_by_category_per_hour p window_start, currency, category_id
            mart.revenue_by_country_per_hour p window_start, currency, country
            mart.funnel_per_hour p window_start
            mart.customer_totals p user_id, currency
            mart.alerts p alert_id
            """;
    private static final String REFERENCES = """
            warehouse.products f category_id -> warehouse.categories
            warehouse.orders f user_id -> warehouse.users
            warehouse.orders f campaign_id -> warehouse.campaigns
            warehouse.order_items f order_id -> warehouse.orders
            warehouse.order_items f product_id -> warehouse.products
            warehouse.order_items f category_id -> warehouse.categories
            warehouse.order_status_changes f order_id -> warehouse.orders
            warehouse.events f user_id -> warehouse.users
            warehouse.events f product_id -> warehouse.products
            warehouse.events f campaign_id -> warehouse.campaigns
            """;
    private static final String CONDITIONS = """
            warehouse.orders c version
            warehouse.orders c kind
            warehouse.orders c status
            warehouse.order_items c line_no
            warehouse.order_items c quantity
            warehouse.order_items c unit_price
            warehouse.order_items c unit_cost
            warehouse.order_status_changes c version
            warehouse.order_status_changes c source_topic, source_partition, source_offset
            warehouse.events c type
            warehouse.orders n total
            warehouse.orders n currency
            warehouse.orders n placed_at
            warehouse.order_items n product_id
            warehouse.events n user_id
            """;
    private static final String PRESENT = """
            select n.nspname || '.' || c.relname || ' ' || k.contype::text || ' '
                   || (select string_agg(a.attname, ', ' order by u.place)
                       from unnest(k.conkey) with ordinality u(attribute, place)
                       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attribute)
                   || coalesce((select ' -> ' || tn.nspname || '.' || t.relname
                       from pg_class t join pg_namespace tn on tn.oid = t.relnamespace where t.oid = k.confrelid), '')
                   as entry
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('warehouse', 'mart')""";
    private static final String COLUMNS = """
            warehouse.orders total numeric(14,2)
            warehouse.orders placed_at timestamp with time zone
            warehouse.orders version bigint
            warehouse.orders units bigint
            warehouse.order_items quantity integer
            warehouse.order_items unit_price numeric(14,2)
            warehouse.order_items line_total numeric(14,2)
            warehouse.events occurred_at timestamp with time zone
            warehouse.products price numeric(14,2)
            mart.revenue_per_minute net numeric(18,2)
            mart.product_sales_per_hour net numeric(18,2)
            mart.revenue_by_category_per_hour net numeric(18,2)
            mart.revenue_by_country_per_hour net numeric(18,2)
            mart.customer_totals net numeric(18,2)
            """;
    private static final String TYPES = """
            select n.nspname || '.' || c.relname || ' ' || a.attname || ' '
              || format_type(a.atttypid, a.atttypmod) as entry
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('warehouse', 'mart') and a.attnum > 0 and not a.attisdropped""";

    private SchemaChecks() {}

    static List<QualityCheck> all() {
        List<String> constraints = new ArrayList<>();
        constraints.addAll(PRIMARY_KEYS.lines().toList());
        constraints.addAll(REFERENCES.lines().toList());
        constraints.addAll(CONDITIONS.lines().toList());
        return List.of(
                declared("constraints-declared", constraints, PRESENT),
                declared("columns-of-declared-types", COLUMNS.lines().toList(), TYPES));
    }

    private static QualityCheck declared(String name, List<String> expected, String present) {
        String values = expected.stream()
                .map(entry -> "(" + LogNames.literal(entry) + ")")
                .collect(Collectors.joining(", "));
        return new QualityCheck.Rows(
                name,
                CheckStage.OUTPUT,
                "pg_catalog",
                WEIGHT,
                "select " + expected.size(),
                "select entry as culprit from (values " + values
                        + ") as expected(entry) where not exists (select from (" + present
                        + ") as present(entry) where present.entry = expected.entry)",
                null);
    }
}
