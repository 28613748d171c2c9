package io.shopstream.api.reports.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.InventoryItem;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rule applies from its threshold on, and prints it. */
class RulesTest {
    private static final Words WORDS = new Words(new ReportText("USD", ZoneOffset.UTC));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldOrderWhatLastsLessThanAWeek() {
        Inventory inventory = inventory(
                item("Tray", 4, 180, "2.0"),
                item("Cup", 12, 180, "7.0"),
                item("Pot", 0, 90, "0.0"),
                item("Lid", 3, 0, null));

        assertThat(StockRules.of(inventory, WORDS, 3))
                .containsExactly(
                        new Suggestion(
                                "Order Tray: 4 are left, 2 are sold per day.",
                                "Stock lasts less than 7 days at the pace of the last 90 days."),
                        new Suggestion(
                                "Order Pot: none is left, 1 is sold per day.",
                                "Stock lasts less than 7 days at the pace of the last 90 days."));
        assertThat(StockRules.of(inventory, WORDS, 1)).hasSize(1);
    }

    @Test
    void shouldNotOrderAgainWhatLastsForAYear() {
        Inventory inventory = inventory(item("Tray", 4, 180, "364.9"), item("Cup", 800, 180, "365.0"));

        assertThat(StockRules.ofSlow(inventory, WORDS, 3))
                .extracting(Suggestion::action)
                .containsExactly("Do not order Cup again soon: the stock lasts 365 days.");
    }

    private static InventoryItem item(String name, long stock, long sold, @Nullable String days) {
        return new InventoryItem(
                name, name, null, stock, "USD", null, sold, null, null, days == null ? null : new BigDecimal(days));
    }

    private static Inventory inventory(InventoryItem... items) {
        return new Inventory(null, items.length, List.of(items), LocalDate.of(2025, 12, 31), "UTC", 90, NOW);
    }

    @Test
    void shouldAskWhyACountryFell() {
        SalesBreakdown countries = countries(
                part("Norway", 300, 30, 1_000, 90),
                part("France", 800, 80, 1_000, 90),
                part("Åland", 1, 1, 50, 20),
                // Two orders fewer are chance.
                part("Spain", 300, 1, 900, 3));

        assertThat(SalesRules.fallen(countries, WORDS, 3))
                .containsExactly(new Suggestion(
                        "Find out why less was sold by country Norway: it made $300.00 after $1,000.00.",
                        "A country of at least 2.0 % of the former net revenue fell by at least 25.0 %, and by more orders"
                                + " than chance takes."));
    }

    private static SalesPart part(String name, int now, int orders, int former, int ordersFormer) {
        return SalesPart.of(null, name, revenue(now, orders), new BigDecimal("1401.00"), revenue(former, ordersFormer));
    }

    private static Revenue revenue(int net, int orders) {
        return Revenue.ofMinor(net * 100L, 0, net * 100L, orders, orders);
    }

    private static SalesBreakdown countries(SalesPart... parts) {
        return new SalesBreakdown(
                "country",
                "USD",
                NOW,
                NOW.plusSeconds(60),
                "1401.00",
                "0.00",
                "1401.00",
                112,
                112,
                null,
                parts.length,
                List.of(parts),
                null,
                null,
                RevenueChanges.of(revenue(1_401, 112), revenue(2_950, 203)),
                "UTC",
                null,
                null,
                null,
                "mart",
                NOW);
    }

    @Test
    void shouldLookAtCartsThatAreLeft() {
        assertThat(CustomerRules.carts(funnel(new VisitCounts(500, 400, 100, 40, 25, 75)), WORDS))
                .contains(new Suggestion(
                        "Look at the way from cart to order: 75 of 100 visits with a cart did not buy.",
                        "At least 75.0 % of at least 50 carts were left."));
        assertThat(CustomerRules.carts(funnel(new VisitCounts(500, 400, 100, 40, 26, 74)), WORDS))
                .isEmpty();
        assertThat(CustomerRules.carts(funnel(new VisitCounts(90, 80, 49, 2, 1, 48)), WORDS))
                .isEmpty();
        assertThat(CustomerRules.carts(funnel(VisitCounts.NONE), WORDS)).isEmpty();
    }

    private static Funnel funnel(VisitCounts visits) {
        return new Funnel(
                NOW,
                NOW.plusSeconds(3600),
                "none",
                "UTC",
                visits.sessions(),
                visits.withView(),
                visits.withCart(),
                visits.withCheckout(),
                visits.withPurchase(),
                visits.abandoned(),
                visits.conversionRate(),
                visits.abandonmentRate(),
                null,
                null,
                null,
                null,
                "mart",
                NOW);
    }
}
