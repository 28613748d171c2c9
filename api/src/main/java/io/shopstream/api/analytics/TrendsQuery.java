package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.TrendBucket;
import io.shopstream.api.answer.analytics.Trends;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Revenue, customers, lost orders and visits of a range side by side, bucket by bucket. */
public record TrendsQuery(String currency, Period period, SalesFilter filter) implements WarehouseQuery<Trends> {

    private record Trend(List<TrendBucket> series, Revenue total, String source) {}

    @Override
    public Trends ask(JdbcClient snapshot, Instant asOf) {
        Trend now = read(snapshot, period);
        Optional<Trend> earlier = period.former().map(span -> read(snapshot, span));
        return new Trends(
                currency,
                period.range().from(),
                period.range().to(),
                period.granularity().code(),
                period.zone().getId(),
                now.series(),
                earlier.map(Trend::series).orElse(null),
                period.comparedWith(),
                earlier.map(trend -> RevenueChanges.of(now.total(), trend.total()))
                        .orElse(null),
                filter.category(),
                filter.country(),
                filter.channel(),
                now.source(),
                asOf);
    }

    private Trend read(JdbcClient snapshot, Period span) {
        RevenueByBucket revenue = RevenueByBucket.read(snapshot, currency, span, filter);
        Buckets buckets = revenue.buckets();
        CustomersByBucket customers = CustomersByBucket.read(snapshot, currency, span, filter, buckets);
        boolean withVisits = filter.isEmpty() && Visits.areCounted(buckets);
        Map<Integer, VisitCounts> visits = withVisits ? Visits.read(snapshot, span, buckets) : Map.of();

        SortedSet<Integer> used = new TreeSet<>(revenue.byBucket().keySet());
        used.addAll(customers.ordersLost().keySet());
        used.addAll(visits.keySet());
        List<TrendBucket> series = used.stream()
                .map(bucket -> TrendBucket.of(
                        bucket,
                        buckets.start(bucket),
                        revenue.byBucket().getOrDefault(bucket, Revenue.ZERO),
                        customers.customers().getOrDefault(bucket, 0L),
                        customers.newCustomers().getOrDefault(bucket, 0L),
                        customers.ordersLost().getOrDefault(bucket, 0L),
                        withVisits ? visits.getOrDefault(bucket, VisitCounts.NONE) : null))
                .toList();
        return new Trend(series, revenue.total(), revenue.source());
    }
}
