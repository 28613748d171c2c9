package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.InventoryItem;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.format.ReportText;
import java.util.List;
import java.util.Objects;

/** Stock of the products on sale, those that run out first at the top. */
public final class StockParts {
    private static final int SHOWN = 15;

    private StockParts() {}

    public static String name(InventoryItem item) {
        return Objects.requireNonNullElse(item.name(), item.productId());
    }

    public static Section of(Inventory inventory) {
        boolean isKnown = inventory.items().stream().anyMatch(item -> item.stockQuantity() != null);
        if (!isKnown) {
            return new Section(
                    "Stock",
                    List.of(new Paragraph("The stock of no product is known: imported orders bring none, products come"
                            + " with the shop's database.")));
        }
        return new Section(
                "Stock, those first that run out first",
                List.of(
                        Charts.bars(
                                "Days that the stock lasts",
                                Charts.Kind.DECIMAL,
                                inventory.items().stream()
                                        .filter(item -> item.daysOfStock() != null)
                                        .limit(SHOWN)
                                        .map(item -> new Charts.Item(
                                                name(item),
                                                item.daysOfStock(),
                                                null,
                                                "%s sold in %s days"
                                                        .formatted(
                                                                ReportText.grouped(item.unitsSold()),
                                                                inventory.days())))
                                        .toList(),
                                "Days that the stock of products lasts at the pace of the last %s days; the figures are"
                                                .formatted(inventory.days())
                                        + " in the table."),
                        TableBuilder.<InventoryItem>of("inventory", "Stock")
                                .with("product_id", "Id", item -> Values.text(item.productId()))
                                .with("name", "Product", item -> Values.text(name(item)))
                                .with("stock_quantity", "Stock", item -> Values.count(item.stockQuantity()))
                                .with(
                                        "units_sold",
                                        "Sold in %s days".formatted(inventory.days()),
                                        item -> Values.count(item.unitsSold()))
                                .with("days_of_stock", "Lasts, days", item -> Values.number(item.daysOfStock()))
                                .with("turnover", "Turnover", item -> Values.number(item.turnover()))
                                .rows(inventory.items())));
    }
}
