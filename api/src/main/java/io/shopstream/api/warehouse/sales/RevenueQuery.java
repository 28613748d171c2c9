package io.shopstream.api.warehouse.sales;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.warehouse.WarehouseRevenue;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Revenue of a range and its buckets. Exact for any range, to the millisecond. */
public record RevenueQuery(String currency, TimeRange range, Granularity granularity)
        implements WarehouseQuery<WarehouseRevenue> {
    private static final int MAX_BUCKETS = 100_000;

    private record Bucket(@Nullable Instant start, Revenue revenue) {}

    @Override
    public WarehouseRevenue ask(JdbcClient snapshot, Instant asOf) {
        boolean whole = range.isWhole(ChronoUnit.MINUTES);
        String sql = whole ? RevenueSql.fromMart(granularity) : RevenueSql.fromFacts(granularity);
        List<Bucket> buckets = snapshot.sql(sql)
                .param("currency", currency)
                .param("from", Timestamps.utc(range.from()))
                .param("to", Timestamps.utc(range.to()))
                .param("limit", MAX_BUCKETS + 1)
                .query(RevenueQuery::bucket)
                .list();
        if (buckets.size() > MAX_BUCKETS) {
            throw new BadParameterException(
                    "granularity", "would give more than %d buckets: use a coarser one".formatted(MAX_BUCKETS));
        }
        Revenue total = buckets.stream().map(Bucket::revenue).reduce(Revenue.ZERO, Revenue::plus);
        return new WarehouseRevenue(
                currency,
                range.from(),
                range.to(),
                granularity.code(),
                total.gross().toPlainString(),
                total.returns().toPlainString(),
                total.net().toPlainString(),
                total.orders(),
                total.units(),
                total.averageOrderValue(),
                granularity == Granularity.NONE ? null : series(buckets),
                whole ? "mart" : "facts",
                asOf);
    }

    private static List<RevenueBucket> series(List<Bucket> buckets) {
        return buckets.stream()
                .flatMap(bucket ->
                        Optional.ofNullable(bucket.start())
                                .map(start -> RevenueBucket.of(start, bucket.revenue()))
                                .stream())
                .toList();
    }

    private static Bucket bucket(ResultSet row, int number) throws SQLException {
        return new Bucket(
                Timestamps.instantOrNull(row, "start"),
                new Revenue(
                        row.getBigDecimal("gross"),
                        row.getBigDecimal("returns"),
                        row.getBigDecimal("net"),
                        row.getLong("orders"),
                        row.getLong("units")));
    }
}
