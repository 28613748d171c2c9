package io.shopstream.api.analytics.views;

import io.shopstream.api.answer.analytics.change.Percent;
import io.shopstream.api.answer.analytics.customers.LifetimeBucket;
import io.shopstream.api.answer.analytics.customers.LifetimeValue;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the net per customer is distributed, over all orders so far. Buckets are equally wide from the poorest to the
 * richest hundredth, which are in open ones: a single large customer must not squash all others into one bucket.
 */
public record LifetimeValueQuery(String currency) implements WarehouseQuery<LifetimeValue> {
    private static final String FIGURES = """
            select count(*) as customers, coalesce(sum(net), 0.00) as net, max(net) as max,
                   percentile_disc(0.01) within group (order by net) as p01,
                   percentile_disc(0.5) within group (order by net) as median,
                   percentile_disc(0.9) within group (order by net) as p90,
                   percentile_disc(0.99) within group (order by net) as p99
            from mart.customer_totals
            where currency = :currency and orders > 0""";

    private static final String BUCKETS = """
            select greatest(-1, least(:count, floor((net - :start) / :width)))::integer as bucket,
                   count(*) as customers, sum(net) as net
            from mart.customer_totals
            where currency = :currency and orders > 0
            group by 1""";

    private static final int CENTS = 2;
    private static final Bucket EMPTY = new Bucket(0, new BigDecimal("0.00"));

    private record Figures(
            long customers,
            BigDecimal net,
            @Nullable BigDecimal max,
            @Nullable BigDecimal p01,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90,
            @Nullable BigDecimal p99) {}

    private record Bucket(long customers, BigDecimal net) {}

    @Override
    public LifetimeValue ask(JdbcClient snapshot, Instant asOf) {
        Figures figures = snapshot.sql(FIGURES)
                .param("currency", currency)
                .query(LifetimeValueQuery::figures)
                .single();
        BigDecimal low = figures.p01();
        BigDecimal high = figures.p99();
        NiceBorders borders = low == null || high == null ? null : NiceBorders.of(low, high);
        return new LifetimeValue(
                currency,
                figures.customers(),
                figures.net().toPlainString(),
                mean(figures),
                text(figures.median()),
                text(figures.p90()),
                text(figures.p99()),
                text(figures.max()),
                borders == null ? null : borders.width().toPlainString(),
                borders == null ? List.of() : buckets(snapshot, figures, borders),
                asOf);
    }

    private List<LifetimeBucket> buckets(JdbcClient snapshot, Figures all, NiceBorders borders) {
        Map<Integer, Bucket> filled = new HashMap<>();
        snapshot.sql(BUCKETS)
                .param("currency", currency)
                .param("start", borders.start())
                .param("width", borders.width())
                .param("count", borders.count())
                .query(row -> {
                    filled.put(row.getInt("bucket"), new Bucket(row.getLong("customers"), row.getBigDecimal("net")));
                });
        List<LifetimeBucket> buckets = new ArrayList<>();
        for (int index = -1; index <= borders.count(); index++) {
            boolean isOpen = index < 0 || index == borders.count();
            if (isOpen && !filled.containsKey(index)) {
                continue;
            }
            Bucket bucket = filled.getOrDefault(index, EMPTY);
            buckets.add(new LifetimeBucket(
                    index < 0 ? null : borders.border(index).toPlainString(),
                    index == borders.count() ? null : borders.border(index + 1).toPlainString(),
                    bucket.customers(),
                    bucket.net().toPlainString(),
                    Percent.rate(bucket.customers(), all.customers()),
                    Percent.rate(bucket.net(), all.net())));
        }
        return buckets;
    }

    private static @Nullable String mean(Figures figures) {
        return figures.customers() == 0
                ? null
                : figures.net()
                        .divide(BigDecimal.valueOf(figures.customers()), CENTS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        return new Figures(
                row.getLong("customers"),
                row.getBigDecimal("net"),
                row.getBigDecimal("max"),
                row.getBigDecimal("p01"),
                row.getBigDecimal("median"),
                row.getBigDecimal("p90"),
                row.getBigDecimal("p99"));
    }
}
