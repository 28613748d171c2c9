package io.shopstream.api.analytics.views;

import io.shopstream.api.warehouse.WarehouseQuery;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sums over all products on sale, however many a list of them has.
 *
 * @param category id of their category today; null for all
 * @param shortDays for how many days the stock of a scarce product does not last
 */
public record StockTotalsQuery(@Nullable String category, int shortDays)
        implements WarehouseQuery<StockTotalsQuery.Totals> {
    private static final String SQL = """
            select coalesce(sum(stock_quantity), 0) as units,
                   count(*) filter (where stock_quantity <= 0) as sold_out,
                   count(*) filter (where days_of_stock < :short_days and units_sold_90d > 0) as scarce
            from mart.inventory_turnover
            where (:category::text is null or category_id = :category)
              and product_id in (select product_id from warehouse.products where active)""";

    /**
     * What is known of the stock.
     *
     * @param units in stock
     * @param soldOut products of which there is nothing
     * @param scarce products that sell and run out soon, those that are sold out among them
     */
    public record Totals(long units, long soldOut, long scarce) {}

    @Override
    public Totals ask(JdbcClient snapshot, Instant asOf) {
        return snapshot.sql(SQL)
                .param("category", category, Types.VARCHAR)
                .param("short_days", shortDays)
                .query((row, _) -> new Totals(row.getLong("units"), row.getLong("sold_out"), row.getLong("scarce")))
                .single();
    }
}
