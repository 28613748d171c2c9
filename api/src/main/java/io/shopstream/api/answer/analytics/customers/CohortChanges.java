package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Change;

/** How a cohort differs from that of as many months before as the former span is before the range. */
public record CohortChanges(Change<Long> customers) {}
