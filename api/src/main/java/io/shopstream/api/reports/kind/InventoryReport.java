package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.analytics.views.StockTotalsQuery;
import io.shopstream.api.analytics.views.StockTotalsQuery.Totals;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.part.StockParts;
import io.shopstream.api.reports.part.Values;
import io.shopstream.api.reports.rule.StockRules;
import java.util.ArrayList;
import java.util.List;

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
        // Not sums over the items: there may be more products than those.
        Totals totals = scope.ask(new StockTotalsQuery(scope.filter().category(), StockRules.SHORT_DAYS));
        List<Suggestion> suggestions = new ArrayList<>(StockRules.of(inventory, words, SUGGESTIONS));
        List<Finding> findings = new ArrayList<>();
        if (totals.scarce() > 0) {
            findings.add(new Finding(
                    "%s of %s %s out within a week at the pace of the last %s days."
                            .formatted(
                                    words.count(totals.scarce()),
                                    products(inventory),
                                    totals.scarce() == 1 ? "runs" : "run",
                                    inventory.days()),
                    Tone.BAD));
        }
        if (totals.soldOut() > 0) {
            findings.add(new Finding(
                    "%s of %s on sale %s out of stock."
                            .formatted(
                                    words.count(totals.soldOut()),
                                    products(inventory),
                                    totals.soldOut() == 1 ? "is" : "are"),
                    Tone.BAD));
        }
        suggestions.addAll(StockRules.ofSlow(inventory, words, SLOW));
        String rest = inventory.products() > LISTED
                ? "The table has the first %s of %s products.".formatted(LISTED, words.count(inventory.products()))
                : "The table has all products on sale.";
        return new Content(
                "Inventory",
                findings,
                List.of(
                        KeyFigures.section(List.of(
                                new Figure("Products on sale", Values.count(inventory.products()), null),
                                new Figure("Out of stock", Values.count(totals.soldOut()), null),
                                new Figure("Run out within a week", Values.count(totals.scarce()), null),
                                new Figure("Units in stock", Values.count(totals.units()), null))),
                        StockParts.of(first(inventory))),
                suggestions,
                Method.of(Method.STOCK, "Products that were withdrawn are left out. " + rest));
    }

    private static String products(Inventory inventory) {
        return ReportText.counted(inventory.products(), "product", "products");
    }
}
