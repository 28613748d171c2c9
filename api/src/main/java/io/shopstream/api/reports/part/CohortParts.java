package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.customers.Cohort;
import io.shopstream.api.answer.analytics.customers.CohortMonth;
import io.shopstream.api.answer.analytics.customers.Cohorts;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Section;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Customers by the month of their first order, and who of them came back. */
public final class CohortParts {
    private static final int MAX_COHORTS = 18;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private CohortParts() {}

    private record Row(Cohort cohort, CohortMonth month) {}

    public static String month(LocalDate month) {
        return MONTH.format(month);
    }

    public static Section of(Cohorts cohorts) {
        List<Cohort> all = cohorts.items();
        List<Cohort> shown = all.subList(Math.max(0, all.size() - MAX_COHORTS), all.size());
        List<Row> rows = all.stream()
                .flatMap(cohort -> cohort.months().stream().map(month -> new Row(cohort, month)))
                .toList();
        return new Section(
                "Retention",
                List.of(
                        chart(shown),
                        TableBuilder.<Row>of("cohorts", "Cohorts by month since the first order")
                                .with(
                                        "cohort_month",
                                        "First order in",
                                        row -> Values.text(month(row.cohort().month())))
                                .with(
                                        "month_number",
                                        "Months since",
                                        row -> Values.count((long) row.month().number()))
                                .with(
                                        "active_customers",
                                        "Active",
                                        row -> Values.count(row.month().activeCustomers()))
                                .with(
                                        "customers",
                                        "Of",
                                        row -> Values.count(row.cohort().customers()))
                                .with(
                                        "retention_rate",
                                        "Retention",
                                        row -> Values.percent(row.month().retentionRate()))
                                .with(
                                        "net",
                                        "Net revenue",
                                        row -> Values.amount(row.month().net()))
                                .asDetail()
                                .rows(rows)));
    }

    private static Chart chart(List<Cohort> shown) {
        List<Charts.Cell> cells = new ArrayList<>();
        int months = 1;
        for (int row = 0; row < shown.size(); row++) {
            for (CohortMonth month : shown.get(row).months()) {
                if (month.number() > 0) {
                    cells.add(new Charts.Cell(month.number() - 1, row, month.retentionRate(), null));
                    months = Math.max(months, month.number());
                }
            }
        }
        return Charts.heat(
                "Share of a cohort that bought again, by months since",
                Charts.Kind.PERCENT,
                IntStream.rangeClosed(1, months).mapToObj(String::valueOf).toList(),
                shown.stream().map(cohort -> month(cohort.month())).toList(),
                cells,
                true,
                "Of the customers whose first order was in a month, the share who bought again; the figures are in the"
                        + " table.");
    }
}
