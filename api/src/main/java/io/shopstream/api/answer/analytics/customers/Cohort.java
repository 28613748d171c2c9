package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Change;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers whose first sale that stands was in the same month.
 *
 * @param month first day of that month, UTC
 * @param months ascending; one in which none of the cohort bought or returned anything is left out
 * @param changes null if nothing is compared
 */
public record Cohort(
        LocalDate month,
        long customers,
        List<CohortMonth> months,
        @Nullable CohortChanges changes) {

    public Cohort {
        months = List.copyOf(months);
    }

    /** @param former null if there was no such cohort */
    public Cohort comparedWith(@Nullable Cohort former) {
        return new Cohort(
                month,
                customers,
                months.stream()
                        .map(active -> active.comparedWith(former == null ? null : former.at(active.number())))
                        .toList(),
                new CohortChanges(Change.of(customers, former == null ? 0 : former.customers)));
    }

    private CohortMonth at(int number) {
        return months.stream()
                .filter(active -> active.number() == number)
                .findFirst()
                .orElseGet(() -> CohortMonth.quiet(number, month.plusMonths(number)));
    }
}
