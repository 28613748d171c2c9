package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

/** Which cards were compared with the API, so that a new card is compared, or said not to be. */
final class ComparedCards {
    /** The API does not tell these for the same filters. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "shared/currencies",
            "executive/revenue-per-month",
            "sales/orders-lost",
            "sales/campaigns",
            "sales/largest-orders",
            "customers/sales-per-customer",
            "customers/retention",
            "customers/best-customers",
            "products/products-sold",
            "products/margin",
            "products/margin-rate",
            "products/categories-per-month",
            "products/stock-cover",
            "products/stock-value",
            "data-quality/score",
            "data-quality/rejected-records",
            "data-quality/rejected-and-open",
            "data-quality/score-over-time",
            "data-quality/rejected-per-day",
            "data-quality/checks",
            "data-quality/rejected-by-reason",
            "data-quality/rebuilds");

    private final Set<String> compared = new TreeSet<>();

    void add(String key) {
        compared.add(key);
    }

    void assertNoneMissing(Set<String> cards) {
        assertThat(compared).doesNotContainAnyElementsOf(NOT_COMPARED);
        Set<String> known = new TreeSet<>(NOT_COMPARED);
        known.addAll(compared);
        assertThat(known).as("cards that are compared, or known not to be").isEqualTo(cards);
    }
}
