package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.format.ReportText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sales by category, country or channel. */
public final class Breakdowns {
    private static final int SHOWN = 10;

    private Breakdowns() {}

    public static Section of(SalesBreakdown parts, String heading, String column) {
        if (parts.items().isEmpty()) {
            return new Section(heading, List.of(new Paragraph("Nothing was sold in this period.")));
        }
        List<SalesPart> shown = parts.items().stream().limit(SHOWN).toList();
        String title = "Net revenue by " + column.toLowerCase(Locale.ROOT);
        return new Section(
                heading,
                List.of(
                        Charts.bars(
                                title,
                                Charts.Kind.MONEY,
                                shown.stream().map(Breakdowns::item).toList(),
                                description(parts, shown, title)),
                        table(parts, column)));
    }

    private static String description(SalesBreakdown parts, List<SalesPart> shown, String title) {
        return parts.parts() > shown.size()
                ? "%s, the largest %s of %s; the figures are in the table."
                        .formatted(title, ReportText.grouped(shown.size()), ReportText.grouped(parts.parts()))
                : title + "; the figures are in the table.";
    }

    private static Charts.Item item(SalesPart part) {
        return new Charts.Item(
                name(part), part.net(), part.shareOfNet(), ReportText.counted(part.orders(), "order", "orders"));
    }

    /** The name of a part; a category without one is known by its id. */
    public static String name(SalesPart part) {
        return Objects.requireNonNullElse(part.name(), Objects.requireNonNullElse(part.categoryId(), "unknown"));
    }

    private static Table table(SalesBreakdown parts, String column) {
        boolean isCompared = parts.comparedWith() != null;
        return TableBuilder.<SalesPart>of("by-" + parts.by(), "Sales by " + column.toLowerCase(Locale.ROOT))
                .with(parts.by(), column, part -> Values.text(name(part)))
                .with("net", "Net revenue", part -> Values.amount(part.net()))
                .with("share_of_net", "Share", part -> Values.percent(part.shareOfNet()))
                .withIf(isCompared, "net_former", "Before", part -> Values.amount(former(part.changes())))
                .with("orders", "Orders", part -> Values.count(part.orders()))
                .with("units", "Units", part -> Values.count(part.units()))
                .with("average_order_value", "Per order", part -> Values.amount(part.averageOrderValue()))
                .rows(parts.items());
    }

    private static @Nullable String former(@Nullable RevenueChanges changes) {
        return changes == null ? null : changes.net().former();
    }
}
