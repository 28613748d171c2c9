package io.shopstream.api.analytics.views;

import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.customers.Cohort;
import io.shopstream.api.answer.analytics.customers.CohortMonth;
import io.shopstream.api.answer.analytics.customers.Cohorts;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cohorts of customers whose month (UTC) of the first sale begins in {@code range}, and who of them came back; compared
 * with the cohorts as many months earlier as the former span is, at the same age.
 */
public record CohortsQuery(String currency, TimeRange range, Compare compare) implements WarehouseQuery<Cohorts> {
    private static final String SQL = """
            select cohort_month, cohort_size, month_number, activity_month, active_customers, retention, net
            from mart.cohort_retention
            where currency = :currency
              and cohort_month::timestamp at time zone 'UTC' >= :from
              and cohort_month::timestamp at time zone 'UTC' < :to
            order by cohort_month, month_number""";

    /** @throws BadParameterException if there are no whole months to compare */
    public CohortsQuery {
        if (compare != Compare.NONE && !(hasStart(range) && isMonth(range.from()) && isMonth(range.to()))) {
            throw new BadParameterException(
                    "compare", "needs 'from' and 'to' at the first of a month, UTC: a cohort is that of a month");
        }
    }

    /** Whether the range is not all of the past, which nothing precedes. */
    private static boolean hasStart(TimeRange range) {
        return range.from().isAfter(Times.EARLIEST);
    }

    private static boolean isMonth(Instant time) {
        return time.equals(day(time).withDayOfMonth(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public Cohorts ask(JdbcClient snapshot, Instant asOf) {
        SequencedMap<LocalDate, Cohort> now = read(snapshot, range);
        Optional<TimeRange> former = compare.former(range, ZoneOffset.UTC);
        List<Cohort> items = former.map(span -> compared(now, span, read(snapshot, span)))
                .orElseGet(() -> List.copyOf(now.values()));
        return new Cohorts(
                currency,
                range.from(),
                range.to(),
                "UTC",
                items,
                former.map(span -> new ComparedWith(compare.code(), span.from(), span.to(), months(span)))
                        .orElse(null),
                asOf);
    }

    private static int months(TimeRange span) {
        return Math.toIntExact(ChronoUnit.MONTHS.between(day(span.from()), day(span.to())));
    }

    private List<Cohort> compared(
            SequencedMap<LocalDate, Cohort> now, TimeRange span, SequencedMap<LocalDate, Cohort> earlier) {
        long months = ChronoUnit.MONTHS.between(day(span.from()), day(range.from()));
        return now.values().stream()
                .map(cohort -> cohort.comparedWith(earlier.get(cohort.month().minusMonths(months))))
                .toList();
    }

    private SequencedMap<LocalDate, Cohort> read(JdbcClient snapshot, TimeRange span) {
        SequencedMap<LocalDate, Long> sizes = new LinkedHashMap<>();
        SequencedMap<LocalDate, List<CohortMonth>> months = new LinkedHashMap<>();
        snapshot.sql(SQL)
                .param("currency", currency)
                .param("from", Timestamps.utc(span.from()))
                .param("to", Timestamps.utc(span.to()))
                .query(row -> {
                    LocalDate cohort = row.getObject("cohort_month", LocalDate.class);
                    sizes.put(cohort, row.getLong("cohort_size"));
                    months.computeIfAbsent(cohort, _ -> new ArrayList<>())
                            .add(new CohortMonth(
                                    row.getInt("month_number"),
                                    row.getObject("activity_month", LocalDate.class),
                                    row.getLong("active_customers"),
                                    row.getBigDecimal("retention"),
                                    row.getBigDecimal("net").toPlainString(),
                                    null));
                });
        SequencedMap<LocalDate, Cohort> cohorts = new LinkedHashMap<>();
        sizes.forEach((month, customers) ->
                cohorts.put(month, new Cohort(month, customers, months.getOrDefault(month, List.of()), null)));
        return cohorts;
    }
}
