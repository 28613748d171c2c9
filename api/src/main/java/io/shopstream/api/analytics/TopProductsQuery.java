package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.ProductSales;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.params.RankOrder;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.schemas.query.RankBy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Products of a range, best or worst first. Exact for any range: whole hours from the mart unless country or channel
 * are restricted or margins are asked for, anything else from the facts.
 *
 * @param margins whether to read the lines of the products for their costs; then net is of the same lines, since the mart
 *     may be loaded less far
 */
public record TopProductsQuery(
        String currency, Period period, RankBy by, RankOrder order, SalesFilter filter, int limit, boolean margins)
        implements WarehouseQuery<RankedSales> {

    private record Figures(BigDecimal net, long units, long orders) {
        static final Figures NOTHING = new Figures(new BigDecimal("0.00"), 0, 0);
    }

    @Override
    public RankedSales ask(JdbcClient snapshot, Instant asOf) {
        TimeRange range = period.range();
        List<ProductSales> ranked = SalesSql.bind(
                        snapshot.sql(TopProductsSql.ranking(isInMart(range), by, order)), currency, range, filter)
                .param("limit", limit)
                .query(TopProductsQuery::item)
                .list();
        List<ProductSales> items = margins ? withCosts(snapshot, ranked) : ranked;
        Optional<Period> former = period.former();
        return new RankedSales(
                currency,
                null,
                range.from(),
                range.to(),
                by.code(),
                order.code(),
                margins,
                filter.category(),
                former.map(earlier -> compared(snapshot, items, earlier.range()))
                        .orElse(items),
                isInMart(range) ? "mart" : "facts",
                asOf,
                false,
                0,
                null,
                period.zone().getId(),
                filter.country(),
                filter.channel(),
                period.comparedWith());
    }

    private boolean isInMart(TimeRange range) {
        return !margins && filter.isByCategoryAtMost() && range.isWhole(ChronoUnit.HOURS);
    }

    private List<ProductSales> withCosts(JdbcClient snapshot, List<ProductSales> items) {
        Map<String, BigDecimal> costs = ProductCosts.read(
                snapshot,
                currency,
                period.range(),
                filter,
                items.stream().map(ProductSales::productId).toList());
        return items.stream()
                .map(item -> item.costing(costs.get(item.productId())))
                .toList();
    }

    private List<ProductSales> compared(JdbcClient snapshot, List<ProductSales> items, TimeRange former) {
        Map<String, Figures> earlier = new HashMap<>();
        SalesSql.bind(snapshot.sql(TopProductsSql.ofProducts(isInMart(former))), currency, former, filter)
                .param(
                        "products",
                        new SqlArrayValue(
                                "text",
                                items.stream().map(ProductSales::productId).toArray()))
                .query(row -> {
                    earlier.put(
                            row.getString("product_id"),
                            new Figures(row.getBigDecimal("net"), row.getLong("units"), row.getLong("orders")));
                });
        return items.stream()
                .map(item -> {
                    Figures figures = earlier.getOrDefault(item.productId(), Figures.NOTHING);
                    return item.comparedWith(figures.net(), figures.units(), figures.orders());
                })
                .toList();
    }

    private static ProductSales item(ResultSet row, int number) throws SQLException {
        return new ProductSales(
                row.getInt("rank"),
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category_id"),
                row.getBigDecimal("net").toPlainString(),
                row.getLong("units"),
                row.getLong("orders"),
                null,
                null,
                null,
                null);
    }
}
