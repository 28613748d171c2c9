package io.shopstream.api.reports.rule;

import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.InventoryItem;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.part.StockParts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to order, and what not to order again. */
public final class StockRules {
    public static final int SHORT_DAYS = 7;
    static final int LONG_DAYS = 365;

    private StockRules() {}

    /** Those that run out first at the top. */
    public static List<Suggestion> of(Inventory inventory, Words words, int most) {
        return inventory.items().stream()
                .filter(item -> isBelow(item.daysOfStock(), SHORT_DAYS) && item.unitsSold() > 0)
                .limit(most)
                .map(item -> order(item, inventory, words))
                .toList();
    }

    /** What lies longest at the top. */
    public static List<Suggestion> ofSlow(Inventory inventory, Words words, int most) {
        return inventory.items().reversed().stream()
                .filter(item -> item.daysOfStock() != null && !isBelow(item.daysOfStock(), LONG_DAYS))
                .limit(most)
                .flatMap(item -> lower(item, inventory, words))
                .toList();
    }

    private static boolean isBelow(@Nullable BigDecimal days, int limit) {
        return days != null && days.compareTo(BigDecimal.valueOf(limit)) < 0;
    }

    private static Suggestion order(InventoryItem item, Inventory inventory, Words words) {
        Long stock = item.stockQuantity();
        String left = stock == null || stock <= 0
                ? "none is left"
                : words.count(stock) + (stock == 1 ? " is left" : " are left");
        return new Suggestion(
                "Order %s: %s, %s sold per day.".formatted(StockParts.name(item), left, sold(item, inventory, words)),
                "Stock lasts less than %s days at the pace of the last %s days."
                        .formatted(SHORT_DAYS, inventory.days()));
    }

    private static Stream<Suggestion> lower(InventoryItem item, Inventory inventory, Words words) {
        BigDecimal days = item.daysOfStock();
        return days == null
                ? Stream.empty()
                : Stream.of(new Suggestion(
                        "Do not order %s again soon: the stock lasts %s days."
                                .formatted(StockParts.name(item), words.count(days.longValue())),
                        "Stock lasts %s days or more at the pace of the last %s days."
                                .formatted(LONG_DAYS, inventory.days())));
    }

    private static String sold(InventoryItem item, Inventory inventory, Words words) {
        String perDay = words.number(perDay(item, inventory));
        return perDay + (perDay.equals("1") ? " is" : " are");
    }

    private static BigDecimal perDay(InventoryItem item, Inventory inventory) {
        return BigDecimal.valueOf(item.unitsSold()).divide(BigDecimal.valueOf(inventory.days()), MathContext.DECIMAL32);
    }
}
