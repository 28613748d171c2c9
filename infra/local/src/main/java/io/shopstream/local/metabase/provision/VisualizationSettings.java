package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.ChartDefinition;
import io.shopstream.local.metabase.files.ColumnDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings of a chart in Metabase's words. It checks none of them, and a wrong one leaves the card blank. */
final class VisualizationSettings {
    private static final String RED = "#EF8C8C";
    private static final String YELLOW = "#F9D45C";
    private static final String GREEN = "#84BB4C";
    private static final List<String> BAND_COLORS = List.of(RED, YELLOW, GREEN);
    private static final List<String> HEAT = List.of("white", "#509EE3");

    private VisualizationSettings() {}

    static Map<String, Object> of(CardDefinition card) {
        ChartDefinition chart = card.chart();
        Map<String, Object> settings = new LinkedHashMap<>();
        switch (chart.kind()) {
            case TREND -> {
                settings.put("scalar.field", chart.figure());
                settings.put("scalar.comparisons", List.of(Map.of("id", "before", "type", "previousValue")));
            }
            case NUMBER -> settings.put("scalar.field", chart.figure());
            case GAUGE -> settings.put("gauge.segments", segments(chart.bands()));
            case LINE, AREA, BAR, COMBO -> cartesian(card, settings);
            case PIE -> {
                settings.put("pie.dimension", Objects.requireNonNull(chart.x()));
                settings.put("pie.metric", chart.figure());
            }
            case FUNNEL -> {
                settings.put("funnel.dimension", Objects.requireNonNull(chart.x()));
                settings.put("funnel.metric", chart.figure());
            }
            case TABLE -> settings.put("table.columns", tableColumns(card));
            case HEATMAP -> heatmap(chart, settings);
        }
        settings.put("column_settings", columnSettings(card));
        return settings;
    }

    private static void cartesian(CardDefinition card, Map<String, Object> settings) {
        ChartDefinition chart = card.chart();
        List<String> dimensions = new ArrayList<>(List.of(Objects.requireNonNull(chart.x())));
        if (chart.series() != null) {
            dimensions.add(chart.series());
        }
        List<String> metrics = new ArrayList<>(chart.y());
        metrics.addAll(chart.lines());
        settings.put("graph.dimensions", dimensions);
        settings.put("graph.metrics", metrics);
        if (chart.stacked()) {
            settings.put("stackable.stack_type", "stacked");
        }
        if (chart.series() == null) {
            settings.put("series_settings", series(card, metrics));
        }
    }

    private static Map<String, Object> series(CardDefinition card, List<String> metrics) {
        Map<String, Object> series = new LinkedHashMap<>();
        for (String metric : metrics) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("title", column(card, metric).title());
            if (card.chart().lines().contains(metric)) {
                one.put("display", "line");
                if (card.chart().secondAxis()) {
                    one.put("axis", "right");
                }
            } else if (!card.chart().lines().isEmpty()) {
                one.put("display", "bar");
            }
            series.put(metric, one);
        }
        return series;
    }

    private static void heatmap(ChartDefinition chart, Map<String, Object> settings) {
        settings.put("table.pivot", true);
        settings.put("table.pivot_column", Objects.requireNonNull(chart.series()));
        settings.put("table.cell_column", chart.figure());
        Map<String, Object> colors = new LinkedHashMap<>();
        colors.put("columns", List.of(chart.figure()));
        colors.put("type", "range");
        colors.put("colors", HEAT);
        colors.put("min_type", "all");
        colors.put("max_type", "all");
        settings.put("table.column_formatting", List.of(colors));
    }

    private static List<Map<String, Object>> segments(List<Integer> bands) {
        List<Map<String, Object>> segments = new ArrayList<>();
        for (int band = 0; band + 1 < bands.size(); band++) {
            segments.add(Map.of(
                    "min",
                    bands.get(band),
                    "max",
                    bands.get(band + 1),
                    "color",
                    BAND_COLORS.get(Math.min(band, BAND_COLORS.size() - 1)),
                    "label",
                    ""));
        }
        return segments;
    }

    private static List<Map<String, Object>> tableColumns(CardDefinition card) {
        return card.columns().entrySet().stream()
                .map(column -> Map.<String, Object>of(
                        "name", column.getKey(), "enabled", !column.getValue().hidden()))
                .toList();
    }

    private static Map<String, Object> columnSettings(CardDefinition card) {
        Map<String, Object> settings = new LinkedHashMap<>();
        card.columns().forEach((name, column) -> settings.put(columnKey(name), columnSettings(column)));
        return settings;
    }

    /** Metabase names a column by JSON in a string. */
    static String columnKey(String name) {
        return "[\"name\",\"" + name + "\"]";
    }

    private static Map<String, Object> columnSettings(ColumnDefinition column) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("column_title", column.title());
        switch (column.format()) {
            case TEXT -> {}
            case MONEY, DECIMAL -> {
                settings.put("number_style", "decimal");
                settings.put("decimals", 2);
                settings.put("number_separators", ".,");
            }
            case COUNT -> {
                settings.put("number_style", "decimal");
                settings.put("decimals", 0);
                settings.put("number_separators", ".,");
            }
            case PERCENT -> {
                settings.put("number_style", "percent");
                settings.put("decimals", 1);
            }
            case PLAIN -> settings.put("number_separators", ".");
            case DATE -> settings.put("date_style", "YYYY/M/D");
            case MONTH -> settings.put("date_style", "MMMM, YYYY");
            case TIME -> {
                settings.put("date_style", "YYYY/M/D");
                settings.put("time_style", "HH:mm");
            }
        }
        if (column.bar()) {
            settings.put("show_mini_bar", true);
        }
        return settings;
    }

    private static ColumnDefinition column(CardDefinition card, String name) {
        return Objects.requireNonNull(card.columns().get(name));
    }
}
