package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.analytics.views.StockTotalsQuery;
import io.shopstream.api.analytics.views.StockTotalsQuery.Totals;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.InventoryItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums over all products are those over a list that has all of them. */
class StockTotalsIT {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final int SHORT_DAYS = 365;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"toys", "nothing-of-this-kind"})
    void shouldAddUpAllProductsOnSale(@Nullable String category) {
        Inventory inventory = new InventoryQuery(category, true, 100_000).ask(AnalyticsShop.jdbc(), NOW);
        List<InventoryItem> items = inventory.items();

        Totals totals = new StockTotalsQuery(category, SHORT_DAYS).ask(AnalyticsShop.jdbc(), NOW);

        assertThat(items).hasSize(Math.toIntExact(inventory.products()));
        assertThat(totals.units())
                .isEqualTo(items.stream()
                        .map(InventoryItem::stockQuantity)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
        assertThat(totals.soldOut())
                .isEqualTo(items.stream()
                        .filter(item -> item.stockQuantity() != null && item.stockQuantity() <= 0)
                        .count());
        assertThat(totals.scarce())
                .isEqualTo(items.stream()
                        .filter(item -> isScarce(item.daysOfStock()) && item.unitsSold() > 0)
                        .count());
    }

    private static boolean isScarce(@Nullable BigDecimal days) {
        return days != null && days.compareTo(BigDecimal.valueOf(SHORT_DAYS)) < 0;
    }
}
