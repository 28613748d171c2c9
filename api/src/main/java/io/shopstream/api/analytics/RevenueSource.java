package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.params.SalesFilter;
import java.time.temporal.ChronoUnit;

/** Where revenue comes from: the cheapest table that gives the exact figures. */
enum RevenueSource {
    MINUTES("mart.revenue_per_minute", ""),
    CATEGORY_HOURS("mart.revenue_by_category_per_hour", "and category_id = :category"),
    COUNTRY_HOURS("mart.revenue_by_country_per_hour", "and country = :country"),
    FACTS("", "");

    // A window that a cancellation has emptied is like one that was never there.
    private static final String MART = """
            select %s as bucket, sum(gross) as gross, sum(returns) as returns, sum(net) as net,
                   sum(orders)::bigint as orders, sum(units)::bigint as units
            from %s
            where currency = :currency and window_start >= :from and window_start < :to %s
            group by 1
            having bool_or(gross <> 0 or returns <> 0 or orders <> 0 or units <> 0)
            order by 1""";

    private final String table;
    private final String condition;

    RevenueSource(String table, String condition) {
        this.table = table;
        this.condition = condition;
    }

    static RevenueSource of(Buckets buckets, SalesFilter filter) {
        if (filter.isEmpty() && buckets.areWhole(ChronoUnit.MINUTES)) {
            return MINUTES;
        }
        if (filter.isEmpty() || !buckets.areWhole(ChronoUnit.HOURS)) {
            return FACTS;
        }
        if (filter.isByCategoryAtMost()) {
            return CATEGORY_HOURS;
        }
        return filter.isByCountryAtMost() ? COUNTRY_HOURS : FACTS;
    }

    /** {@code mart} or {@code facts}. */
    String code() {
        return this == FACTS ? "facts" : "mart";
    }

    /** Rows of bucket and figures, empty buckets left out. */
    String sql(SalesFilter filter) {
        return this == FACTS
                ? "with %s select %s as bucket, %s from sales group by 1 order by 1"
                        .formatted(SalesSql.of(filter), Buckets.numberOf("placed_at"), SalesSql.FIGURES)
                : MART.formatted(Buckets.numberOf("window_start"), table, condition);
    }
}
