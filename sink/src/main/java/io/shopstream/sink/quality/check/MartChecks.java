package io.shopstream.sink.quality.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * Compares money to the cent: orders with their lines, net with gross and returns in each mart, and marts with plain
 * sums over the facts, per currency and window. A row that one side lacks counts as zero there. Marts keep what
 * retention has removed from the facts, so only windows that are still kept are compared, and customers who first
 * ordered in one.
 */
final class MartChecks {
    private static final int MONEY = 3;

    // One row per line of an order that stands; orders counts an order once per group.
    private static final String STANDING = """
            select o.order_id, o.kind, o.user_id, o.currency, o.shipping_country, o.placed_at,
                   i.product_id, coalesce(i.category_id, 'unknown') as category_id, i.line_total, i.quantity
            from warehouse.orders o join warehouse.order_items i using (order_id, placed_at) where o.stands""";
    private static final String SUMS = """
            coalesce(sum(line_total) filter (where kind = 'SALE'), 0) as gross,
            coalesce(sum(line_total) filter (where kind = 'RETURN'), 0) as returns,
            count(distinct order_id) filter (where kind = 'SALE') as orders,
            coalesce(sum(quantity), 0) as units""";
    private static final String MINUTE = "date_trunc('minute', placed_at, 'UTC')";
    private static final String HOUR = "date_trunc('hour', placed_at, 'UTC')";
    // When no retention ever ran, everything is kept.
    private static final String KEPT_SINCE =
            "coalesce((select max(kept_since) from ops.retention_runs where data = 'orders'), '-infinity')";
    private static final String KEPT_WINDOWS = "window_start >= " + KEPT_SINCE;
    private static final String KEPT_CUSTOMERS =
            "(m.user_id is null or m.first_order_at >= " + KEPT_SINCE + " or " + KEPT_SINCE + " = '-infinity')";
    private static final String UTC = "to_char(window_start at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI\"Z\"')";

    private MartChecks() {}

    static List<QualityCheck> all() {
        return Stream.concat(
                        Stream.of(orderTotals()),
                        Stream.concat(
                                Stream.of(
                                        windows("revenue_per_minute", MINUTE, ""),
                                        windows("product_sales_per_hour", HOUR, "product_id, category_id"),
                                        windows("revenue_by_category_per_hour", HOUR, "category_id"),
                                        windows("revenue_by_country_per_hour", HOUR, "shipping_country as country"),
                                        customers()),
                                Stream.of(
                                                "revenue_per_minute",
                                                "product_sales_per_hour",
                                                "revenue_by_category_per_hour",
                                                "revenue_by_country_per_hour",
                                                "customer_totals")
                                        .map(MartChecks::netIsGrossAndReturns)))
                .toList();
    }

    private static QualityCheck orderTotals() {
        return new QualityCheck.Rows(
                "order-total-is-sum-of-lines",
                CheckStage.OUTPUT,
                "warehouse.orders",
                MONEY,
                "select count(*) from warehouse.orders",
                """
                select o.order_id || ': total ' || o.total || ' and ' || o.units || ' units, lines '
                       || coalesce(i.total, 0) || ' and ' || coalesce(i.units, 0) as culprit
                from warehouse.orders o left join (
                  select order_id, sum(line_total) as total, sum(quantity) as units
                  from warehouse.order_items group by 1) i using (order_id)
                where (o.total, o.units) is distinct from (coalesce(i.total, 0), coalesce(i.units, 0))""",
                null);
    }

    private static QualityCheck windows(String mart, String window, String dimensions) {
        String columns = dimensions.isEmpty() ? "" : ", " + dimensions;
        String names = columns.replace("shipping_country as ", "");
        String facts = "select %s as window_start, currency%s, %s from (%s) as standing group by 1, 2%s"
                .formatted(window, columns, SUMS, STANDING, names.replace("country", "shipping_country"));
        String shown = "concat_ws(' ', %s, currency%s)".formatted(UTC, names);
        return compared(mart, "window_start, currency" + names, shown, facts, KEPT_WINDOWS);
    }

    private static QualityCheck customers() {
        String facts = "select user_id, currency, %s from (%s) as standing where user_id is not null group by 1, 2"
                .formatted(SUMS, STANDING);
        String shown = "concat_ws(' ', user_id, currency)";
        return compared("customer_totals", "user_id, currency", shown, facts, KEPT_CUSTOMERS);
    }

    private static QualityCheck compared(String mart, String key, String shown, String facts, String kept) {
        return new QualityCheck.Compared(
                mart.replace('_', '-') + "-is-sum-of-facts",
                CheckStage.OUTPUT,
                "mart." + mart,
                MONEY,
                "select count(*) from mart." + mart,
                """
                select %2$s || ': mart gross ' || coalesce(m.gross, 0) || ' returns ' || coalesce(m.returns, 0)
                       || ' orders ' || coalesce(m.orders, 0) || ' units ' || coalesce(m.units, 0)
                       || ', facts gross ' || coalesce(f.gross, 0) || ' returns ' || coalesce(f.returns, 0)
                       || ' orders ' || coalesce(f.orders, 0) || ' units ' || coalesce(f.units, 0) as culprit
                from mart.%1$s m full join (%3$s) f using (%4$s)
                where (coalesce(m.gross, 0) <> coalesce(f.gross, 0)
                    or coalesce(m.returns, 0) <> coalesce(f.returns, 0)
                    or coalesce(m.orders, 0) <> coalesce(f.orders, 0)
                    or coalesce(m.units, 0) <> coalesce(f.units, 0))
                  and %5$s""".formatted(mart, shown, facts, key, kept));
    }

    private static QualityCheck netIsGrossAndReturns(String mart) {
        boolean customers = mart.equals("customer_totals");
        String key = customers ? "user_id || ' ' || currency" : "concat_ws(' ', " + UTC + ", currency)";
        return new QualityCheck.Rows(
                mart.replace('_', '-') + "-net-is-gross-and-returns",
                CheckStage.OUTPUT,
                "mart." + mart,
                MONEY,
                "select count(*) from mart." + mart,
                "select %s || ': net ' || net || ', gross ' || gross || ', returns ' || returns as culprit from mart.%s"
                                .formatted(key, mart)
                        + " where net is distinct from gross + returns",
                null);
    }
}
