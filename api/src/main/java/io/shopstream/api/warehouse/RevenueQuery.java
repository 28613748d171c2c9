package io.shopstream.api.warehouse;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.WarehouseRevenue;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Revenue of a range and its buckets. Exact for any range, to the millisecond. */
public record RevenueQuery(String currency, TimeRange range, Granularity granularity)
        implements WarehouseQuery<WarehouseRevenue> {
    private static final int MAX_BUCKETS = 100_000;

    private record Bucket(@Nullable Instant start, Revenue revenue) {}

    @Override
    public WarehouseRevenue ask(Connection snapshot, Instant asOf) throws SQLException {
        boolean whole = range.isWhole(ChronoUnit.MINUTES);
        String sql = whole ? RevenueSql.fromMart(granularity) : RevenueSql.fromFacts(granularity);
        List<Bucket> buckets =
                Sql.list(snapshot, sql, RevenueQuery::bucket, currency, range.from(), range.to(), MAX_BUCKETS + 1);
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
                .flatMap(bucket -> bucket.start() == null
                        ? java.util.stream.Stream.empty()
                        : java.util.stream.Stream.of(RevenueBucket.of(bucket.start(), bucket.revenue())))
                .toList();
    }

    private static Bucket bucket(ResultSet row) throws SQLException {
        return new Bucket(
                Sql.instantOrNull(row, "start"),
                new Revenue(
                        row.getBigDecimal("gross"),
                        row.getBigDecimal("returns"),
                        row.getBigDecimal("net"),
                        row.getLong("orders"),
                        row.getLong("units")));
    }
}
