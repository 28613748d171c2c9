package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.visits.Heatmap;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
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
                        table(heatmap)));
    }

    private static Table table(Heatmap heatmap) {
        long[][] orders = new long[HOURS][DayOfWeek.values().length];
        heatmap.cells().forEach(cell -> orders[cell.hour()][cell.weekday() - 1] = cell.orders());
        TableBuilder<Integer> table = TableBuilder.<Integer>of("hours-of-week", "Orders by weekday and hour")
                .with("hour", "Hour", hour -> Values.count((long) hour));
        for (DayOfWeek day : DayOfWeek.values()) {
            table = table.with(
                    day.name().toLowerCase(Locale.ROOT),
                    day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                    hour -> Values.count(orders[hour][day.ordinal()]));
        }
        return table.rows(IntStream.range(0, HOURS)
                .filter(hour -> Arrays.stream(orders[hour]).sum() > 0)
                .boxed()
                .toList());
    }
}
