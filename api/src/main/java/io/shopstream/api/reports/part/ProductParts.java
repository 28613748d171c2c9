package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.ProductChanges;
import io.shopstream.api.answer.analytics.ProductSales;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.format.ReportText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Products of a period. */
public final class ProductParts {
    private static final int SHOWN = 10;

    private ProductParts() {}

    public static Section ranking(RankedSales ranking, String table, String heading) {
        if (ranking.items().isEmpty()) {
            return new Section(heading, List.of(new Paragraph("Nothing was sold in this period.")));
        }
        List<ProductSales> shown = ranking.items().stream().limit(SHOWN).toList();
        return new Section(
                heading,
                List.of(
                        Charts.bars(
                                heading,
                                Charts.Kind.MONEY,
                                shown.stream()
                                        .map(item -> new Charts.Item(
                                                name(item),
                                                item.net(),
                                                null,
                                                ReportText.counted(item.units(), "unit", "units")))
                                        .toList(),
                                "Net revenue of products; the figures are in the table."),
                        table(ranking, table, heading)));
    }

    /** The catalogue's name of a product, or its id. */
    public static String name(ProductSales item) {
        return Objects.requireNonNullElse(item.name(), item.productId());
    }

    private static Table table(RankedSales ranking, String name, String title) {
        return TableBuilder.<ProductSales>of(name, title)
                .with("product_id", "Id", item -> Values.text(item.productId()))
                .with("name", "Product", item -> Values.text(name(item)))
                .with("net", "Net revenue", item -> Values.amount(item.net()))
                .withIf(
                        ranking.comparedWith() != null,
                        "net_former",
                        "Before",
                        item -> Values.amount(former(item.changes())))
                .with("units", "Units", item -> Values.count(item.units()))
                .with("orders", "Orders", item -> Values.count(item.orders()))
                .withIf(ranking.margins(), "margin", "Margin", item -> Values.amount(item.margin()))
                .withIf(ranking.margins(), "margin_rate", "Rate", item -> Values.percent(item.marginRate()))
                .rows(ranking.items());
    }

    private static @Nullable String former(@Nullable ProductChanges changes) {
        return changes == null ? null : changes.net().former();
    }
}
