package io.shopstream.api.reports.part;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chosen measures by one dimension; the chart has the first of them. */
public final class AdhocParts {
    private static final int SHOWN = 15;

    private AdhocParts() {}

    /** @param code as columns of the API are named */
    public record Measure(String code, String heading, Function<Revenue, Value> value) {}

    /** @param name a text or a day */
    public record Row(Value name, Revenue revenue) {}

    public static Section parts(String dimension, String column, List<Row> rows, List<Measure> measures) {
        Measure first = measures.getFirst();
        String title = first.heading() + " by " + column.toLowerCase(Locale.ROOT);
        Chart chart = Charts.bars(
                title,
                kind(first),
                rows.stream()
                        .limit(SHOWN)
                        .map(row -> new Charts.Item(
                                row.name() instanceof Value.Text(String text) ? text : "",
                                drawn(first, row),
                                null,
                                null))
                        .toList(),
                title + "; the figures are in the table.");
        return new Section(
                "By " + column.toLowerCase(Locale.ROOT), List.of(chart, table(dimension, column, rows, measures)));
    }

    /** @param period whose buckets the rows are */
    public static Section buckets(Period period, List<Row> rows, List<Measure> measures) {
        Measure first = measures.getFirst();
        String by = period.granularity().code();
        String title = first.heading() + " by " + by;
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(drawn(first, row)));
        Chart chart = Charts.trend(
                title,
                first.heading(),
                kind(first),
                first.code().startsWith("average") ? Charts.Form.LINE : Charts.Form.BARS,
                period,
                values,
                null,
                title + "; the figures are in the table.");
        return new Section("By " + by, List.of(chart, table(by, "From", rows, measures)));
    }

    private static Table table(String dimension, String column, List<Row> rows, List<Measure> measures) {
        TableBuilder<Row> table =
                TableBuilder.<Row>of("by-" + dimension, "By " + dimension).with(dimension, column, Row::name);
        for (Measure measure : measures) {
            table = table.with(
                    measure.code(), measure.heading(), row -> measure.value().apply(row.revenue()));
        }
        return table.rows(rows);
    }

    private static Charts.Kind kind(Measure measure) {
        return measure.value().apply(Revenue.ZERO) instanceof Value.Count ? Charts.Kind.COUNT : Charts.Kind.MONEY;
    }

    private static @Nullable Object drawn(Measure measure, Row row) {
        return switch (measure.value().apply(row.revenue())) {
            case Value.Amount amount -> amount.amount().toPlainString();
            case Value.Count count -> count.count();
            default -> null;
        };
    }
}
