package io.shopstream.api.warehouse.sales;

import io.shopstream.api.answer.ProductRanking;
import io.shopstream.api.answer.RankedProduct;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.schemas.query.RankBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Products of a range, best first. Exact for any range: whole hours from the mart, anything else from the facts. */
public record TopProductsQuery(
        String currency,
        TimeRange range,
        RankBy by,
        @Nullable String category,
        int limit) implements WarehouseQuery<ProductRanking> {

    @Override
    public ProductRanking ask(JdbcClient snapshot, Instant asOf) {
        boolean whole = range.isWhole(ChronoUnit.HOURS);
        List<RankedProduct> items = snapshot.sql(TopProductsSql.ranking(whole, by))
                .param("currency", currency)
                .param("from", Timestamps.utc(range.from()))
                .param("to", Timestamps.utc(range.to()))
                .param("category", category, Types.VARCHAR)
                .param("limit", limit)
                .query(TopProductsQuery::item)
                .list();
        return new ProductRanking(
                currency,
                null,
                range.from(),
                range.to(),
                by.code(),
                category,
                items,
                whole ? "mart" : "facts",
                asOf,
                false,
                0,
                null);
    }

    private static RankedProduct item(ResultSet row, int number) throws SQLException {
        return new RankedProduct(
                row.getInt("rank"),
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category_id"),
                row.getBigDecimal("net").toPlainString(),
                row.getLong("units"),
                row.getLong("orders"));
    }
}
