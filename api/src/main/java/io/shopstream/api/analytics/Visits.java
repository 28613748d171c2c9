package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.warehouse.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits by bucket of their beginning. Only the mart has them, by hours of UTC. */
final class Visits {
    private static final String SQL = """
            select %s as bucket, sum(sessions)::bigint as sessions, sum(with_view)::bigint as with_view,
                   sum(with_cart)::bigint as with_cart, sum(with_checkout)::bigint as with_checkout,
                   sum(with_purchase)::bigint as with_purchase, sum(abandoned)::bigint as abandoned
            from mart.funnel_per_hour
            where window_start >= :from and window_start < :to
            group by 1
            having bool_or(sessions <> 0)
            order by 1""".formatted(Buckets.numberOf("window_start"));

    private Visits() {}

    /** Whether the mart can answer for these buckets. */
    static boolean areCounted(Buckets buckets) {
        return buckets.areWhole(ChronoUnit.HOURS);
    }

    /** @throws BadParameterException if a bucket begins or ends within an hour of UTC; names the parameter to change */
    static void requireWholeHours(Period period) {
        if (!period.range().isWhole(ChronoUnit.HOURS)) {
            Instant from = period.range().from();
            throw new BadParameterException(
                    from.truncatedTo(ChronoUnit.HOURS).equals(from) ? "to" : "from",
                    "must be at a whole hour of UTC, by which visits are counted; a date begins at midnight of"
                            + " 'time_zone'");
        }
        if (period.granularity() == Granularity.MINUTE) {
            throw new BadParameterException("granularity", "must be coarser here: visits are counted by hours of UTC");
        }
        if (!areCounted(period.buckets())) {
            throw new BadParameterException(
                    "time_zone", "must be one whose hours are those of UTC, by which visits are counted");
        }
    }

    /** Ascending; a bucket without visits is absent. The buckets must be whole hours of UTC. */
    static SequencedMap<Integer, VisitCounts> read(JdbcClient snapshot, Period period, Buckets buckets) {
        SequencedMap<Integer, VisitCounts> visits = new TreeMap<>();
        buckets.bind(snapshot.sql(SQL)
                        .param("from", Timestamps.utc(period.range().from()))
                        .param("to", Timestamps.utc(period.range().to())))
                .query(row -> {
                    visits.put(
                            row.getInt("bucket"),
                            new VisitCounts(
                                    row.getLong("sessions"),
                                    row.getLong("with_view"),
                                    row.getLong("with_cart"),
                                    row.getLong("with_checkout"),
                                    row.getLong("with_purchase"),
                                    row.getLong("abandoned")));
                });
        return visits;
    }
}
