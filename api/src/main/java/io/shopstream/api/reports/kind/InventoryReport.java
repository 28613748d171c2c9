package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.InventoryItem;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.part.StockParts;
import io.shopstream.api.reports.part.Values;
import io.shopstream.api.reports.rule.StockRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Stock and how long it lasts, as of the last load. */
final class InventoryReport {
    private static final int ALL = 10_000;
    private static final int LISTED = 200;
    private static final int SUGGESTIONS = 10;
    private static final int SLOW = 5;

    private InventoryReport() {}

    private static Inventory first(Inventory inventory) {
        return new Inventory(
                inventory.category(),
                inventory.products(),
                inventory.items().stream().limit(LISTED).toList(),
                inventory.lastDay(),
                inventory.timeZone(),
                inventory.days(),
                inventory.asOf());
    }

    static Content of(Scope scope) {
        Inventory inventory = scope.ask(new InventoryQuery(scope.filter().category(), true, ALL));
        Words words = scope.words();
        long soldOut = inventory.items().stream()
                .filter(item -> item.stockQuantity() != null && item.stockQuantity() <= 0)
                .count();
        long units = inventory.items().stream()
                .map(InventoryItem::stockQuantity)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        List<Suggestion> suggestions = new ArrayList<>(StockRules.of(inventory, words, SUGGESTIONS));
        List<Finding> findings = new ArrayList<>();
        long scarce = StockRules.of(inventory, words, ALL).size();
        if (scarce > 0) {
            findings.add(new Finding(
                    "%s of %s products run out within a week at the pace of the last %d days."
                            .formatted(words.count(scarce), words.count(inventory.products()), inventory.days()),
                    Tone.BAD));
        }
        if (soldOut > 0) {
            findings.add(new Finding(
                    "%s of %s products on sale are out of stock."
                            .formatted(words.count(soldOut), words.count(inventory.products())),
                    Tone.BAD));
        }
        suggestions.addAll(StockRules.ofSlow(inventory, words, SLOW));
        String rest = inventory.products() > LISTED
                ? "The table has the first %d of %s products.".formatted(LISTED, words.count(inventory.products()))
                : "The table has all products on sale.";
        return new Content(
                "Inventory",
                findings,
                List.of(
                        KeyFigures.section(List.of(
                                new Figure("Products on sale", Values.count(inventory.products()), null),
                                new Figure("Out of stock", Values.count(soldOut), null),
                                new Figure("Run out within a week", Values.count(scarce), null),
                                new Figure("Units in stock", Values.count(units), null))),
                        StockParts.of(first(inventory))),
                suggestions,
                Method.of(Method.STOCK, "Products that were withdrawn are left out. " + rest));
    }
}
