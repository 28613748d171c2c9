package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Change;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a month of a cohort differs from the month of the former cohort at the same age.
 *
 * @param retentionRate null if there was no such cohort
 */
public record CohortMonthChanges(
        Change<Long> activeCustomers, @Nullable Change<BigDecimal> retentionRate, Change<String> net) {}
