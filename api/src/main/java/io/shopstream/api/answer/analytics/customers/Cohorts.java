package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cohorts whose month begins in {@code [from, to)}, ascending. A customer who buys in two currencies belongs to a
 * cohort of each.
 *
 * @param timeZone always UTC: the warehouse has cohorts by its months only
 * @param compare {@code previous} or {@code year}; null if nothing is compared
 * @param formerFrom start of the former span, inclusive; null if nothing is compared
 * @param formerTo end of the former span, exclusive; null if nothing is compared
 * @param asOf time of the last load that these figures contain
 */
public record Cohorts(
        String currency,
        Instant from,
        Instant to,
        String timeZone,
        List<Cohort> items,
        @Nullable String compare,
        @Nullable Instant formerFrom,
        @Nullable Instant formerTo,
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
        return List.of(
                "cohort_month",
                "currency",
                "customers",
                "month_number",
                "month",
                "active_customers",
                "retention",
                "net");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (Cohort cohort : items) {
            for (CohortMonth month : cohort.months()) {
                row.accept(List.of(
                        cohort.month(),
                        currency,
                        cohort.customers(),
                        month.number(),
                        month.month(),
                        month.activeCustomers(),
                        month.retention(),
                        new Decimal(month.net())));
            }
        }
    }
}
