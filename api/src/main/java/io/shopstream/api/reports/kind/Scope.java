package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a report is about, and the snapshot that answers.
 *
 * @param period in one bucket
 */
record Scope(JdbcClient snapshot, Instant asOf, Period period, String currency, SalesFilter filter) {
    private static final int HOURS_UP_TO = 2;
    private static final int DAYS_UP_TO = 92;
    private static final int WEEKS_UP_TO = 731;

    <T> T ask(WarehouseQuery<T> query) {
        return query.ask(snapshot, asOf);
    }

    Words words() {
        return new Words(new ReportText(currency, zone()));
    }

    ZoneId zone() {
        return period.zone();
    }

    /** The same period without a comparison. */
    Period alone() {
        return new Period(period.range(), Granularity.NONE, zone(), Compare.NONE);
    }

    /** The former period; there must be one. */
    Period former() {
        return period.former().orElseThrow();
    }

    /** The same period, cut so that a chart of it can be read. */
    Period cut() {
        return new Period(period.range(), granularity(), zone(), period.compare());
    }

    private Granularity granularity() {
        long days = days();
        if (days <= HOURS_UP_TO) {
            return Granularity.HOUR;
        }
        if (days <= DAYS_UP_TO) {
            return Granularity.DAY;
        }
        return days <= WEEKS_UP_TO ? Granularity.WEEK : Granularity.MONTH;
    }

    /** Days of the period, begun ones included. */
    long days() {
        return ChronoUnit.DAYS.between(first(), end());
    }

    LocalDate first() {
        return period.range().from().atZone(zone()).toLocalDate();
    }

    /** The first day after the period. */
    LocalDate end() {
        return period.range().to().minusNanos(1).atZone(zone()).toLocalDate().plusDays(1);
    }

    /** The last days of the period and those before, as buckets. */
    Period daysUntilEnd(int days) {
        Instant from = end().minusDays(days).atStartOfDay(zone()).toInstant();
        return new Period(new TimeRange(from, period.range().to()), Granularity.DAY, zone(), Compare.NONE);
    }
}
