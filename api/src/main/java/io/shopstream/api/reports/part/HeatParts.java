package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.visits.Heatmap;
import io.shopstream.api.answer.analytics.visits.HeatmapCell;
import io.shopstream.api.reports.content.Section;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** When orders come in: weekdays by hours. */
public final class HeatParts {
    private static final int HOURS = 24;

    private HeatParts() {}

    public static Section of(Heatmap heatmap) {
        return new Section(
                "When orders come in",
                List.of(
                        Charts.heat(
                                "Orders by weekday and hour of " + heatmap.timeZone(),
                                Charts.Kind.COUNT,
                                IntStream.range(0, HOURS)
                                        .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
                                        .toList(),
                                Arrays.stream(DayOfWeek.values())
                                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                        .toList(),
                                heatmap.cells().stream()
                                        .map(cell ->
                                                new Charts.Cell(cell.hour(), cell.weekday() - 1, cell.orders(), null))
                                        .toList(),
                                false,
                                "Orders by weekday and hour; hours with orders are in the table."),
                        TableBuilder.<HeatmapCell>of("hours-of-week", "Hours of the week with orders")
                                .with(
                                        "weekday",
                                        "Weekday",
                                        cell -> Values.text(DayOfWeek.of(cell.weekday())
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                                .with("hour", "Hour", cell -> Values.count((long) cell.hour()))
                                .with("orders", "Orders", cell -> Values.count(cell.orders()))
                                .with("net", "Net revenue", cell -> Values.amount(cell.net()))
                                .asDetail()
                                .rows(heatmap.cells().stream()
                                        .filter(cell -> cell.orders() > 0)
                                        .toList())));
    }
}
