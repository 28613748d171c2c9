package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.FunnelBucket;
import io.shopstream.api.answer.analytics.visits.FunnelChanges;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the visits of a range came, from the mart. */
public record FunnelQuery(Period period) implements WarehouseQuery<Funnel> {

    /** @param series null without a granularity */
    private record Stages(VisitCounts total, @Nullable List<FunnelBucket> series) {}

    /** Whether every bucket, and a former span, begins and ends at a whole hour of UTC. */
    public boolean isAnswerable() {
        return Visits.areCounted(period.buckets())
                && period.former()
                        .map(former -> Visits.areCounted(former.buckets()))
                        .orElse(true);
    }

    /** @throws BadParameterException if a bucket begins or ends within an hour of UTC */
    @Override
    public Funnel ask(JdbcClient snapshot, Instant asOf) {
        Stages now = read(snapshot, period);
        Stages former = period.former().map(earlier -> read(snapshot, earlier)).orElse(null);
        VisitCounts total = now.total();
        return new Funnel(
                period.range().from(),
                period.range().to(),
                period.granularity().code(),
                period.zone().getId(),
                total.sessions(),
                total.withView(),
                total.withCart(),
                total.withCheckout(),
                total.withPurchase(),
                total.abandoned(),
                total.conversionRate(),
                total.abandonmentRate(),
                now.series(),
                former == null ? null : former.series(),
                period.comparedWith(),
                former == null ? null : FunnelChanges.of(total, former.total()),
                "mart",
                asOf);
    }

    private static Stages read(JdbcClient snapshot, Period span) {
        Visits.requireWholeHours(span);
        Buckets buckets = span.buckets();
        SequencedMap<Integer, VisitCounts> visits = Visits.read(snapshot, span, buckets);
        return new Stages(
                visits.values().stream().reduce(VisitCounts.NONE, VisitCounts::plus),
                span.granularity() == Granularity.NONE
                        ? null
                        : visits.entrySet().stream()
                                .map(bucket -> FunnelBucket.of(
                                        bucket.getKey(), buckets.start(bucket.getKey()), bucket.getValue()))
                                .toList());
    }
}
