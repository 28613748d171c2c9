package io.shopstream.api.analytics.forecast;

import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.warehouse.WarehouseRevenue;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The net of each complete day, from the first one with sales of the filter, of four years at most: what
 * {@link RevenueQuery} answers day by day, with the days on which nothing was sold.
 *
 * <p>The last complete day is the one before the day of the last load. Where nothing was sold for two weeks before it, as
 * after an import of an old file, it is the one before the last day with sales: nothing tells whether that day is
 * complete, and files often end in the middle of one.
 *
 * @param end the day after the last complete one
 * @param nets ascending, without gaps; the last one is the day before {@code end}
 * @param atRest whether sales have ended, so that {@code end} is their last day
 */
record SalesHistory(LocalDate end, List<BigDecimal> nets, boolean atRest, String source) {
    private static final int MAX_DAYS = 4 * 365 + 1;
    private static final int QUIET_DAYS = 14;
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    // Hours are enough to say which days; DimensionsQuery reads the same mart for filters.
    private static final String SOLD = """
            select min(window_start) as first, max(window_start) as last
            from mart.revenue_by_country_per_hour
            where currency = :currency and (gross <> 0 or returns <> 0)""";

    private record Sold(@Nullable LocalDate first, @Nullable LocalDate last) {}

    static SalesHistory read(JdbcClient snapshot, String currency, ZoneId zone, SalesFilter filter, Instant asOf) {
        Sold sold = snapshot.sql(SOLD)
                .param("currency", currency)
                .query((row, _) -> new Sold(
                        day(Timestamps.instantOrNull(row, "first"), zone),
                        day(Timestamps.instantOrNull(row, "last"), zone)))
                .single();
        LocalDate today = asOf.atZone(zone).toLocalDate();
        LocalDate last = Objects.requireNonNullElse(sold.last(), today);
        boolean atRest = last.plusDays(QUIET_DAYS).isBefore(today);
        LocalDate end = atRest ? last : today;
        LocalDate first = Objects.requireNonNullElse(sold.first(), end);
        LocalDate from = first.isBefore(end.minusDays(MAX_DAYS)) ? end.minusDays(MAX_DAYS) : first;
        return from.isBefore(end)
                ? read(snapshot, currency, zone, filter, from, end, atRest, asOf)
                : new SalesHistory(end, List.of(), atRest, "mart");
    }

    private static SalesHistory read(
            JdbcClient snapshot,
            String currency,
            ZoneId zone,
            SalesFilter filter,
            LocalDate from,
            LocalDate end,
            boolean atRest,
            Instant asOf) {
        TimeRange range = new TimeRange(start(from, zone), start(end, zone));
        WarehouseRevenue revenue = new RevenueQuery(
                        currency, new Period(range, Granularity.DAY, zone, Compare.NONE), filter)
                .ask(snapshot, asOf);
        SortedMap<LocalDate, BigDecimal> sold = new TreeMap<>();
        for (SalesBucket bucket : Objects.requireNonNullElse(revenue.series(), List.<SalesBucket>of())) {
            sold.put(bucket.start().atZone(zone).toLocalDate(), new BigDecimal(bucket.net()));
        }
        // Before the first day of the filter there was nothing to sell; after it, a day without sales counts as one.
        List<BigDecimal> nets = sold.isEmpty()
                ? List.of()
                : sold.firstKey()
                        .datesUntil(end)
                        .map(day -> sold.getOrDefault(day, NOTHING))
                        .toList();
        return new SalesHistory(end, nets, atRest, revenue.source());
    }

    int size() {
        return nets.size();
    }

    LocalDate first() {
        return end.minusDays(size());
    }

    /** The values of the days as the methods take them; amounts stay decimal where they are shown. */
    DailySeries series() {
        return DailySeries.of(first(), size(), index -> nets.get(index).doubleValue());
    }

    static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toLocalDate();
    }
}
