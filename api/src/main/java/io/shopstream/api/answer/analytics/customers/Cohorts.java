package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cohorts whose month begins in {@code [from, to)}, ascending. A customer who buys in two currencies belongs to a
 * cohort of each.
 *
 * @param timeZone always UTC: the warehouse has cohorts by its months only
 * @param comparedWith null if nothing is compared
 * @param asOf time of the last load that these figures contain
 */
public record Cohorts(
        String currency,
        Instant from,
        Instant to,
        String timeZone,
        List<Cohort> items,
        @Nullable ComparedWith comparedWith,
        Instant asOf)
        implements Tabular {

    public Cohorts {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return "cohorts-" + currency;
    }

    @Override
    public List<String> columns() {
        return ChangeColumns.names(
                List.of(
                        "cohort_month",
                        "currency",
                        "customers",
                        "month_number",
                        "month",
                        "active_customers",
                        "retention_rate",
                        "net"),
                comparedWith,
                List.of("customers", "active_customers", "retention_rate", "net"));
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (Cohort cohort : items) {
            for (CohortMonth month : cohort.months()) {
                row.accept(ChangeColumns.row(
                        Arrays.asList(
                                cohort.month(),
                                currency,
                                cohort.customers(),
                                month.number(),
                                month.month(),
                                month.activeCustomers(),
                                month.retentionRate(),
                                new Decimal(month.net())),
                        changes(cohort, month)));
            }
        }
    }

    private static @Nullable Changes changes(Cohort cohort, CohortMonth month) {
        CohortChanges whole = cohort.changes();
        CohortMonthChanges ofMonth = month.changes();
        return whole == null || ofMonth == null
                ? null
                : () -> Arrays.asList(
                        whole.customers(), ofMonth.activeCustomers(), ofMonth.retentionRate(), ofMonth.net());
    }
}
