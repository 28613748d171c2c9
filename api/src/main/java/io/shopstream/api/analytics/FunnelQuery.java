package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.FunnelBucket;
import io.shopstream.api.answer.analytics.visits.FunnelComparison;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the visits of a range came, from the mart. */
public record FunnelQuery(Period period) implements WarehouseQuery<Funnel> {

    /** Whether every bucket, and a former span, begins and ends at a whole hour of UTC. */
    public boolean isAnswerable() {
        return Visits.areCounted(period.buckets())
                && period.former()
                        .map(former -> Visits.areCounted(former.whole().buckets()))
                        .orElse(true);
    }

    /** @throws BadParameterException if a bucket begins or ends within an hour of UTC */
    @Override
    public Funnel ask(JdbcClient snapshot, Instant asOf) {
        Visits.requireWholeHours(period);
        Buckets buckets = period.buckets();
        SequencedMap<Integer, VisitCounts> visits = Visits.read(snapshot, period, buckets);
        VisitCounts total = total(visits);
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
                period.granularity() == Granularity.NONE
                        ? null
                        : visits.entrySet().stream()
                                .map(bucket -> FunnelBucket.of(buckets.start(bucket.getKey()), bucket.getValue()))
                                .toList(),
                period.former()
                        .map(former -> comparison(snapshot, former.whole(), total))
                        .orElse(null),
                "mart",
                asOf);
    }

    private FunnelComparison comparison(JdbcClient snapshot, Period former, VisitCounts now) {
        Visits.requireWholeHours(former);
        return FunnelComparison.of(
                period.compare().code(),
                former.range().from(),
                former.range().to(),
                now,
                total(Visits.read(snapshot, former, former.buckets())));
    }

    private static VisitCounts total(Map<Integer, VisitCounts> visits) {
        return visits.values().stream().reduce(VisitCounts.NONE, VisitCounts::plus);
    }
}
