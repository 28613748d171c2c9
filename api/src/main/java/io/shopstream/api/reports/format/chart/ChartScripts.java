package io.shopstream.api.reports.format.chart;

import static java.util.Objects.requireNonNull;

import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.ReportPeriod;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webjars.WebJarVersionLocator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The scripts and the data that charts are drawn by, in Rhino and in a browser alike. */
public final class ChartScripts {
    /** Each needs those before it alone. */
    static final List<String> MODULES = List.of(
            "/pages/js/charts/common.js",
            "/pages/js/charts/bars.js",
            "/pages/js/charts/columns.js",
            "/pages/js/charts/forecast.js",
            "/pages/js/charts/funnel.js",
            "/pages/js/charts/heat.js",
            "/pages/js/charts/lines.js",
            "/pages/js/charts/map.js",
            "/pages/js/charts/minutes.js",
            "/pages/js/charts/outlines.js",
            "/pages/js/charts/trend.js",
            "/reports/js/look.js",
            "/reports/js/draw.js");

    /** The fields of data that have an entry for each thing that is drawn. */
    private static final Set<String> LISTS = Set.of("ahead", "cells", "items", "past", "regions", "starts", "steps");

    // Charts look back at most as far as cohorts and ahead as far as forecasts.
    private static final Duration BACK = Duration.ofDays(3_653);
    private static final Duration AHEAD = Duration.ofDays(731);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ChartScripts() {}

    /** ECharts itself. */
    public static String echarts() {
        return PageScripts.resource(
                "/" + requireNonNull(new WebJarVersionLocator().fullPath("echarts", "echarts.min.js")));
    }

    /** All functions of charts, as a script that runs without modules. */
    public static String functions() {
        return MODULES.stream()
                .map(PageScripts::resource)
                .map(PageScripts::classic)
                .collect(Collectors.joining("\n"));
    }

    /** The outlines of countries, as JSON. */
    public static String outlines() {
        return PageScripts.resource("/pages/maps/world.json");
    }

    public static boolean needsOutlines(Report report) {
        return charts(report).stream().anyMatch(chart -> chart.function().equals("mapChart"));
    }

    /** In the order of reading. */
    public static List<Chart> charts(Report report) {
        List<Chart> charts = new ArrayList<>();
        report.sections().forEach(section -> {
            for (Block block : section.blocks()) {
                if (block instanceof Chart chart) {
                    charts.add(chart);
                }
            }
        });
        return charts;
    }

    /** Whether there is nothing to draw: no bar, line, step or cell. */
    public static boolean isEmpty(Chart chart) {
        return chart.data().entrySet().stream()
                .filter(entry -> LISTS.contains(entry.getKey()))
                .allMatch(entry -> entry.getValue() instanceof List<?> list && list.isEmpty());
    }

    /** What {@code draw.js} takes for a chart, as JSON. */
    static String json(Chart chart) {
        return JSON.writeValueAsString(entries(chart));
    }

    /** The same of all charts, with the place that their look is made for. */
    public static String json(Report report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("place", placeEntries(report));
        all.put("charts", charts(report).stream().map(ChartScripts::entries).toList());
        return JSON.writeValueAsString(all);
    }

    /** The place that {@code look.js} takes: the sign of the currency, and the offsets of the time zone. */
    static String place(Report report) {
        return JSON.writeValueAsString(placeEntries(report));
    }

    private static Map<String, Object> entries(Chart chart) {
        Map<String, @Nullable Object> data = chart.data();
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("function", chart.function());
        entries.put("data", data);
        return entries;
    }

    private static Map<String, Object> placeEntries(Report report) {
        String zero = ReportText.of(report).amount(BigDecimal.ZERO);
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("sign", zero.substring(0, zero.indexOf('0')));
        place.put("offsets", offsets(report.period()));
        return place;
    }

    private static List<List<Long>> offsets(ReportPeriod period) {
        ZoneRules rules = period.zone().getRules();
        Instant first = period.range().from().minus(BACK);
        Instant last = period.range().to().plus(AHEAD);
        List<List<Long>> offsets = new ArrayList<>();
        offsets.add(List.of(first.toEpochMilli(), rules.getOffset(first).getTotalSeconds() * 1_000L));
        @Nullable ZoneOffsetTransition change = rules.nextTransition(first);
        while (change != null && change.getInstant().isBefore(last)) {
            offsets.add(List.of(
                    change.getInstant().toEpochMilli(), change.getOffsetAfter().getTotalSeconds() * 1_000L));
            change = rules.nextTransition(change.getInstant());
        }
        return offsets;
    }
}
