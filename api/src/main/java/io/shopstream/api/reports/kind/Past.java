package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Usual;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The days before a period, from which follows how sales usually change from one such period to the next. A day is
 * compared with the same weekdays: a Sunday is usually not as a Saturday.
 */
record Past(Scope scope, NavigableMap<LocalDate, SalesBucket> days) {
    private static final int DAYS = 400;
    private static final int STEPS = 8;
    private static final int WEEK = 7;

    static Past read(Scope scope) {
        Instant earliest = Times.EARLIEST.plusSeconds(1);
        Instant start = scope.first().minusDays(DAYS).atStartOfDay(scope.zone()).toInstant();
        Period days = new Period(
                new TimeRange(
                        start.isBefore(earliest) ? earliest : start,
                        scope.period().range().to()),
                Granularity.DAY,
                scope.zone(),
                Compare.NONE);
        NavigableMap<LocalDate, SalesBucket> byDay = new TreeMap<>();
        List<SalesBucket> series = scope.ask(new RevenueQuery(scope.currency(), days, scope.filter()))
                .series();
        Objects.requireNonNull(series, "series of days")
                .forEach(bucket -> byDay.put(bucket.start().atZone(scope.zone()).toLocalDate(), bucket));
        return new Past(scope, byDay);
    }

    Usual usual(Function<SalesBucket, BigDecimal> measure) {
        List<Comparison> steps = new ArrayList<>();
        if (scope.period().compare() != Compare.PREVIOUS || days.isEmpty()) {
            return Usual.UNKNOWN;
        }
        TimeRange range = scope.period().range();
        for (int step = 0; step < STEPS; step++) {
            range = earlier(range);
            TimeRange former = previous(range);
            if (date(former.from()).isBefore(days.firstKey())) {
                break;
            }
            steps.add(new Comparison("", sum(range, measure), sum(former, measure)));
        }
        return Usual.of(steps);
    }

    private TimeRange earlier(TimeRange range) {
        return scope.days() == 1 ? new TimeRange(aWeekBefore(range.from()), aWeekBefore(range.to())) : previous(range);
    }

    private TimeRange previous(TimeRange range) {
        return Compare.PREVIOUS.former(range, scope.zone()).orElseThrow();
    }

    private Instant aWeekBefore(Instant time) {
        return time.atZone(scope.zone()).minusDays(WEEK).toInstant();
    }

    private LocalDate date(Instant time) {
        return time.atZone(scope.zone()).toLocalDate();
    }

    private BigDecimal sum(TimeRange range, Function<SalesBucket, BigDecimal> measure) {
        return days.subMap(date(range.from()), date(range.to())).values().stream()
                .map(measure)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
