package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.visits.Heatmap;
import io.shopstream.api.answer.analytics.visits.HeatmapCell;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens in each hour of the week, as the clocks of a zone show it. An hour that clocks repeat counts twice, one
 * that they skip does not.
 *
 * @param period its granularity does not matter
 */
public record HeatmapQuery(String currency, Period period, SalesFilter filter) implements WarehouseQuery<Heatmap> {
    /** Fewer hours than there may be buckets. */
    public static final int MAX_DAYS = 4_000;

    private static final Duration LONGEST = Duration.ofDays(MAX_DAYS);

    /** @throws BadParameterException if the range is longer than 4,000 days */
    public HeatmapQuery {
        requireLength(period.range());
    }

    /** @throws BadParameterException if the range is longer than 4,000 days */
    public static void requireLength(TimeRange range) {
        if (range.length().compareTo(LONGEST) > 0) {
            throw new BadParameterException("to", "must be at most %d days after 'from'".formatted(LONGEST.toDays()));
        }
    }

    private record HourOfWeek(int weekday, int hour) implements Comparable<HourOfWeek> {
        static HourOfWeek of(ZonedDateTime time) {
            return new HourOfWeek(time.getDayOfWeek().getValue(), time.getHour());
        }

        @Override
        public int compareTo(HourOfWeek other) {
            return weekday == other.weekday
                    ? Integer.compare(hour, other.hour)
                    : Integer.compare(weekday, other.weekday);
        }
    }

    /** Sessions are null where hours of UTC cannot tell them. */
    private record Week(
            Map<HourOfWeek, Revenue> sales, @Nullable Map<HourOfWeek, Long> sessions, String source) {
        HeatmapCell.Counts at(HourOfWeek hour) {
            return new HeatmapCell.Counts(
                    sessions == null ? null : sessions.getOrDefault(hour, 0L), sales.getOrDefault(hour, Revenue.ZERO));
        }
    }

    @Override
    public Heatmap ask(JdbcClient snapshot, Instant asOf) {
        Week now = read(snapshot, period.range());
        Optional<TimeRange> former = period.former().map(Period::range);
        Optional<Week> earlier = former.map(range -> read(snapshot, range));
        List<HeatmapCell> cells = new ArrayList<>();
        for (int weekday = 1; weekday <= 7; weekday++) {
            for (int hour = 0; hour < 24; hour++) {
                HourOfWeek key = new HourOfWeek(weekday, hour);
                cells.add(HeatmapCell.of(
                        weekday,
                        hour,
                        now.at(key),
                        earlier.map(week -> week.at(key)).orElse(null)));
            }
        }
        return new Heatmap(
                currency,
                period.range().from(),
                period.range().to(),
                period.zone().getId(),
                cells,
                filter.category(),
                filter.country(),
                filter.channel(),
                now.source(),
                asOf,
                period.comparedWith());
    }

    private Week read(JdbcClient snapshot, TimeRange range) {
        Period hours = new Period(range, Granularity.HOUR, period.zone(), Compare.NONE);
        RevenueByBucket revenue = RevenueByBucket.read(snapshot, currency, hours, filter);
        Buckets buckets = revenue.buckets();
        Map<HourOfWeek, Revenue> sales = new TreeMap<>();
        revenue.byBucket().forEach((bucket, figures) -> sales.merge(hourOf(buckets, bucket), figures, Revenue::plus));
        if (!filter.isEmpty() || !Visits.areCounted(buckets)) {
            return new Week(sales, null, revenue.source());
        }
        Map<HourOfWeek, Long> sessions = new TreeMap<>();
        Visits.read(snapshot, hours, buckets)
                .forEach((bucket, counts) -> sessions.merge(hourOf(buckets, bucket), counts.sessions(), Long::sum));
        return new Week(sales, sessions, revenue.source());
    }

    private HourOfWeek hourOf(Buckets buckets, int bucket) {
        return HourOfWeek.of(buckets.start(bucket).atZone(period.zone()));
    }
}
