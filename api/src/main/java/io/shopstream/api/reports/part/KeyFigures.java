package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.answer.reports.SummaryChanges;
import io.shopstream.api.reports.content.Figures;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of a period on one page, each beside that of the former period. */
public final class KeyFigures {
    private KeyFigures() {}

    /** Sales, then customers, then visits where they are known; a table has the same. */
    public static Section of(Summary summary) {
        SummaryChanges changes = summary.changes();
        List<Figure> figures = new ArrayList<>();
        figures.add(amount("Net revenue", summary.net(), changes == null ? null : changes.net()));
        figures.add(amount("Gross revenue", summary.gross(), changes == null ? null : changes.gross()));
        figures.add(amount("Returns", summary.returns(), changes == null ? null : changes.returns()));
        figures.add(count("Orders", summary.orders(), changes == null ? null : changes.orders()));
        figures.add(count("Units", summary.units(), changes == null ? null : changes.units()));
        figures.add(amount(
                "Average order value",
                summary.averageOrderValue(),
                changes == null ? null : changes.averageOrderValue()));
        figures.add(count("Orders lost", summary.ordersLost(), changes == null ? null : changes.ordersLost()));
        figures.add(count("Customers", summary.customers(), changes == null ? null : changes.customers()));
        figures.add(count("New customers", summary.newCustomers(), changes == null ? null : changes.newCustomers()));
        figures.add(percent("Repeat rate", summary.repeatRate(), changes == null ? null : changes.repeatRate()));
        if (hasVisits(summary)) {
            figures.add(count("Visits", summary.sessions(), changes == null ? null : changes.sessions()));
            figures.add(
                    percent("Conversion", summary.conversionRate(), changes == null ? null : changes.conversionRate()));
        }
        return section(figures);
    }

    /** Imported orders have none, and a shop that never had any has nothing to tell of them. */
    private static boolean hasVisits(Summary summary) {
        SummaryChanges changes = summary.changes();
        boolean hadSome = changes != null
                && changes.sessions() != null
                && changes.sessions().former() > 0;
        return summary.sessions() != null && (summary.sessions() > 0 || hadSome);
    }

    /** @param figures those of any kind of report */
    public static Section section(List<Figure> figures) {
        boolean isCompared = figures.stream().anyMatch(figure -> figure.former() != null);
        Table table = TableBuilder.<Figure>of("key-figures", "Key figures")
                .with("figure", "Figure", figure -> Values.text(figure.name()))
                .with("value", "Value", Figure::value)
                .withIf(isCompared, "former", "Before", figure -> orMissing(figure.former()))
                .asDetail()
                .rows(figures);
        return new Section("Key figures", List.of(new Figures(figures), table));
    }

    private static Value orMissing(@Nullable Value value) {
        return value == null ? Value.Missing.MISSING : value;
    }

    public static Figure amount(String name, @Nullable String value, @Nullable Change<String> change) {
        return new Figure(name, Values.amount(value), former(change, Values::amount));
    }

    public static Figure count(String name, @Nullable Long value, @Nullable Change<Long> change) {
        return new Figure(name, Values.count(value), former(change, Values::count));
    }

    public static Figure percent(String name, @Nullable BigDecimal value, @Nullable Change<BigDecimal> change) {
        return new Figure(name, Values.percent(value), former(change, Values::percent));
    }

    private static <T> @Nullable Value former(@Nullable Change<T> change, Function<T, Value> value) {
        return change == null ? null : value.apply(change.former());
    }
}
