package io.shopstream.api.explain;

/** Statements of one sum. All names are of its {@link CellKind}, all values are bound. */
final class CellSql {
    // Two inequalities: they lead to the one month of the lines as an equality does, but the planner takes two
    // equalities for independent.
    private static final String LINES = """
        from warehouse.orders o
        join warehouse.order_items i
          on i.order_id = o.order_id and i.placed_at >= o.placed_at and i.placed_at <= o.placed_at
        where o.currency = :currency\
        """;

    // The range is repeated, so that only its months are read.
    private static final String RANGE = """

        and o.placed_at >= :from and o.placed_at < :to and i.placed_at >= :from and i.placed_at < :to\
        """;

    private CellSql() {}

    /** One row: the figures as the table of sums has them. */
    static String aggregate(RevenueCell cell) {
        CellKind kind = cell.kind();
        return """
            select coalesce(sum(gross), 0.00) as gross, coalesce(sum(returns), 0.00) as returns,
                   coalesce(sum(net), 0.00) as net, coalesce(sum(orders), 0)::bigint as orders,
                   coalesce(sum(units), 0)::bigint as units
            from %s where currency = :currency%s%s\
            """.formatted(
                        kind.table(),
                        kind.column().isEmpty() ? "" : " and %s = :value".formatted(kind.column()),
                        cell.range() == null ? "" : " and window_start >= :from and window_start < :to");
    }

    /** One row: the same figures added up from the lines, and the number of lines. */
    static String sum(RevenueCell cell) {
        return """
            select coalesce(sum(i.line_total) filter (where o.stands and o.kind = 'SALE'), 0.00) as gross,
                   coalesce(sum(i.line_total) filter (where o.stands and o.kind = 'RETURN'), 0.00) as returns,
                   coalesce(sum(i.line_total) filter (where o.stands), 0.00) as net,
                   count(distinct %s) filter (where o.stands and o.kind = 'SALE') as orders,
                   coalesce(sum(i.quantity) filter (where o.stands), 0)::bigint as units,
                   count(*) as lines
            """.formatted(counted(cell)) + lines(cell);
    }

    /** Some lines in their order. */
    static String page(RevenueCell cell, boolean afterPosition) {
        // The second condition follows from the first, and an index can use it.
        String after = afterPosition ? """

            and (o.placed_at, o.order_id, i.line_no) > (:key_0, :key_1, :key_2)
            and o.placed_at >= :key_0 and i.placed_at >= :key_0\
            """ : "";
        return """
            select o.order_id, o.version, o.kind, o.status, o.stands, o.user_id, o.placed_at, o.shipping_country,
                   i.line_no, i.product_id, i.category_id, i.quantity, i.unit_price, i.line_total
            """ + lines(cell) + after + "\norder by o.placed_at, o.order_id, i.line_no limit :limit";
    }

    private static String lines(RevenueCell cell) {
        String fact = cell.kind().fact();
        return LINES
                + (cell.range() == null ? "" : RANGE)
                + (fact.isEmpty() ? "" : "\n  and %s = :value".formatted(fact));
    }

    // The sums of a product are kept by category, so an order that has it in two counts in both.
    private static String counted(RevenueCell cell) {
        return cell.kind() == CellKind.PRODUCT ? "(o.order_id, coalesce(i.category_id, 'unknown'))" : "o.order_id";
    }
}
