package io.shopstream.api.reports.part;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.reports.content.Chart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The charts that pages have too, with the data that their functions take. Amounts are decimal texts. */
public final class Charts {
    private Charts() {}

    /** How the values of a chart are written. */
    public enum Kind {
        MONEY("money"),
        COUNT("count"),
        PERCENT("percent"),
        DECIMAL("decimal");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    /** How the values of a trend are drawn. */
    public enum Form {
        LINE,
        BARS
    }

    /**
     * A bar, column or the like.
     *
     * @param value a decimal text or a number; null if there is none
     * @param share of the whole; null if there is none
     * @param note null if there is none
     */
    public record Item(
            String name,
            @Nullable Object value,
            @Nullable Object share,
            @Nullable String note) {

        Map<String, @Nullable Object> data() {
            return entries("name", name, "value", value, "share", share, "note", note);
        }
    }

    /** A line: a value for each start, null where there is none. */
    public record Line(String name, List<@Nullable Object> values) {}

    /** A cell of a heat map: places of its column and row, from 0. */
    public record Cell(
            int column, int row, Object value, @Nullable String note) {}

    /** A day to come. */
    public record Ahead(Instant start, String value, String low, String high) {}

    /** @param former null without a comparison; may be shorter or longer than {@code values} */
    public static Chart trend(
            String title,
            String name,
            Kind kind,
            Form form,
            Period period,
            List<@Nullable Object> values,
            @Nullable List<@Nullable Object> former,
            String description) {
        return new Chart(
                title,
                "trendChart",
                entries(
                        "name",
                        name,
                        "kind",
                        kind.code,
                        "form",
                        form == Form.LINE ? "line" : "bar",
                        "unit",
                        unit(period),
                        "starts",
                        starts(period),
                        "values",
                        values,
                        "former",
                        former == null ? null : sized(former, values.size()),
                        "today",
                        null),
                description);
    }

    // A former month may have more days; one that has fewer is followed by nothing.
    private static List<@Nullable Object> sized(List<@Nullable Object> values, int size) {
        List<@Nullable Object> sized = new ArrayList<>(values.subList(0, Math.min(values.size(), size)));
        while (sized.size() < size) {
            sized.add(null);
        }
        return sized;
    }

    public static Chart lines(String title, Kind kind, Period period, List<Line> lines, String description) {
        return new Chart(
                title,
                "linesChart",
                entries(
                        "kind",
                        kind.code,
                        "unit",
                        unit(period),
                        "starts",
                        starts(period),
                        "lines",
                        lines.stream()
                                .map(line -> entries("name", line.name(), "values", line.values()))
                                .toList()),
                description);
    }

    public static Chart bars(String title, Kind kind, List<Item> items, String description) {
        return new Chart(title, "barsChart", entries("kind", kind.code, "items", data(items)), description);
    }

    /** @param name of what is counted, in the plural */
    public static Chart columns(String title, String name, Kind kind, List<Item> items, String description) {
        return new Chart(
                title, "columnsChart", entries("name", name, "kind", kind.code, "items", data(items)), description);
    }

    /** @param steps the first one being all visits */
    public static Chart funnel(String title, List<Item> steps, String description) {
        return new Chart(
                title,
                "funnelChart",
                entries(
                        "steps",
                        steps.stream()
                                .map(step -> entries("name", step.name(), "value", step.value()))
                                .toList()),
                description);
    }

    /** @param isLabelled whether the values are written into the cells */
    public static Chart heat(
            String title,
            Kind kind,
            List<String> columns,
            List<String> rows,
            List<Cell> cells,
            boolean isLabelled,
            String description) {
        return new Chart(
                title,
                "heatChart",
                entries(
                        "kind",
                        kind.code,
                        "columns",
                        columns,
                        "rows",
                        rows,
                        "labelled",
                        isLabelled,
                        "cells",
                        cells.stream()
                                .map(cell -> entries(
                                        "column",
                                        cell.column(),
                                        "row",
                                        cell.row(),
                                        "value",
                                        cell.value(),
                                        "note",
                                        cell.note()))
                                .toList()),
                description);
    }

    /** @param share of the days that the band is meant to hold */
    public static Chart forecast(
            String title, String name, Object share, List<Item> past, List<Ahead> ahead, String description) {
        return new Chart(
                title,
                "forecastChart",
                entries(
                        "name",
                        name,
                        "kind",
                        Kind.MONEY.code,
                        "share",
                        share,
                        "past",
                        past.stream()
                                .map(day -> entries("start", day.name(), "value", day.value()))
                                .toList(),
                        "ahead",
                        ahead.stream()
                                .map(day -> entries(
                                        "start",
                                        day.start().toString(),
                                        "value",
                                        day.value(),
                                        "low",
                                        day.low(),
                                        "high",
                                        day.high()))
                                .toList()),
                description);
    }

    /**
     * The values of a measure in the places of the buckets; answers leave empty buckets out.
     *
     * @param missing what an empty bucket counts: zero for sums, null for rates
     */
    public static <B> List<@Nullable Object> aligned(
            List<B> buckets,
            Function<B, Integer> index,
            Function<B, @Nullable Object> measure,
            int count,
            @Nullable Object missing) {
        List<@Nullable Object> values = new ArrayList<>(Collections.nCopies(count, missing));
        for (B bucket : buckets) {
            if (index.apply(bucket) < count) {
                values.set(index.apply(bucket), measure.apply(bucket));
            }
        }
        return values;
    }

    private static List<Map<String, @Nullable Object>> data(List<Item> items) {
        return items.stream().map(Item::data).toList();
    }

    private static String unit(Period period) {
        return period.granularity() == Granularity.NONE
                ? "day"
                : period.granularity().code();
    }

    private static List<String> starts(Period period) {
        Buckets buckets = period.buckets();
        return IntStream.range(0, buckets.count())
                .mapToObj(bucket -> buckets.start(bucket).toString())
                .toList();
    }

    // Map.of takes no null, which the functions of the charts expect where there is no value.
    private static Map<String, @Nullable Object> entries(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(entries);
    }
}
