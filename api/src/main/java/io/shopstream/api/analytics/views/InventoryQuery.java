package io.shopstream.api.analytics.views;

import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.InventoryItem;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stock of the products of the catalogue and how fast it sells, those that run out first at the top, ties by product
 * id.
 *
 * @param category id of their category today; null for all
 * @param isOnSale whether to leave out those that were withdrawn
 */
public record InventoryQuery(@Nullable String category, boolean isOnSale, int limit)
        implements WarehouseQuery<Inventory> {
    private static final String SQL = """
            select product_id, name, category_id, stock_quantity, currency, stock_value, units_sold_90d,
                   average_stock_90d, turnover_90d, days_of_stock, as_of, count(*) over () as products
            from mart.inventory_turnover
            where (:category::text is null or category_id = :category)
              and (not :on_sale or product_id in (select product_id from warehouse.products where active))
            order by days_of_stock nulls last, product_id collate "C"
            limit :limit""";

    private static final int DAYS = 90;

    /** Of all products, withdrawn ones, too. */
    public InventoryQuery(@Nullable String category, int limit) {
        this(category, false, limit);
    }

    private record Row(
            InventoryItem item, long products, @Nullable LocalDate lastDay) {}

    @Override
    public Inventory ask(JdbcClient snapshot, Instant asOf) {
        List<Row> rows = snapshot.sql(SQL)
                .param("category", category, Types.VARCHAR)
                .param("on_sale", isOnSale)
                .param("limit", limit)
                .query(InventoryQuery::row)
                .list();
        Row first = rows.isEmpty() ? null : rows.getFirst();
        return new Inventory(
                category,
                first == null ? 0 : first.products(),
                rows.stream().map(Row::item).toList(),
                first == null ? null : first.lastDay(),
                "UTC",
                DAYS,
                asOf);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        InventoryItem item = new InventoryItem(
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category_id"),
                row.getObject("stock_quantity", Long.class),
                row.getString("currency"),
                text(row.getBigDecimal("stock_value")),
                row.getLong("units_sold_90d"),
                row.getBigDecimal("average_stock_90d"),
                row.getBigDecimal("turnover_90d"),
                row.getBigDecimal("days_of_stock"));
        return new Row(item, row.getLong("products"), row.getObject("as_of", LocalDate.class));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
