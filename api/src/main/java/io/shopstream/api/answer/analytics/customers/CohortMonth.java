package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Change;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort did in one month.
 *
 * @param number months since the cohort began, from 0
 * @param month its first day, UTC
 * @param activeCustomers of the cohort, those who bought in this month
 * @param retentionRate of the cohort, as a fraction
 * @param net what the cohort bought less what it returned in this month
 * @param changes null if nothing is compared
 */
public record CohortMonth(
        int number,
        LocalDate month,
        long activeCustomers,
        BigDecimal retentionRate,
        String net,
        @Nullable CohortMonthChanges changes) {

    /** One in which none of the cohort bought or returned anything. */
    static CohortMonth quiet(int number, LocalDate month) {
        return new CohortMonth(number, month, 0, new BigDecimal("0.0000"), "0.00", null);
    }

    /** @param former of the former cohort at the same age; null if there was no such cohort */
    CohortMonth comparedWith(@Nullable CohortMonth former) {
        return new CohortMonth(
                number,
                month,
                activeCustomers,
                retentionRate,
                net,
                new CohortMonthChanges(
                        Change.of(activeCustomers, former == null ? 0 : former.activeCustomers()),
                        Change.ofRates(retentionRate, former == null ? null : former.retentionRate()),
                        Change.of(new BigDecimal(net), new BigDecimal(former == null ? "0.00" : former.net()))));
    }
}
