package io.shopstream.api.reports.format;

import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Figures;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.content.LogPosition;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.content.ReportPeriod;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Table.Column;
import io.shopstream.api.reports.content.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reports that have everything that reports can have. */
public final class SampleReports {
    /** Names that must stay what they are: text. */
    public static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "</script><img src=x onerror=alert(2)>",
            "]]>&amp;\"'",
            "$1\\1 {{x}}",
            "\u0000\u0008\ud800\ufffe",
            "漢字 かな 한국어 \ud83d\ude00 עברית العربية",
            "Łódź, Ελλάδα, Россия",
            "@SUM(1)",
            "-1+2");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TimeRange WEEK =
            new TimeRange(Instant.parse("2026-10-11T22:00:00Z"), Instant.parse("2026-10-18T22:00:00Z"));
    private static final TimeRange BEFORE =
            new TimeRange(Instant.parse("2026-10-04T22:00:00Z"), Instant.parse("2026-10-11T22:00:00Z"));
    private static final ReportPeriod PERIOD = new ReportPeriod(WEEK, ZoneId.of("Europe/Berlin"), BEFORE);

    private SampleReports() {}

    /** Every kind of block, value and chart; incomplete. */
    public static Report everything() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Sales", List.of(figures(), trend(), days(), hours())));
        sections.add(new Section("Charts of all kinds", List.copyOf(charts())));
        sections.add(new Section(
                "Products", List.of(new Paragraph("What sold, by name <of the shop>."), hostile(), empty())));
        sections.add(new Section("All orders of the week", List.of(rows("orders", 500))));
        sections.add(new Section("Nothing here", List.of()));
        return report(sections, "The loads of 18 Oct 2026 <had> not arrived two hours after its end.");
    }

    /** A table alone, nothing to say. */
    public static Report quiet() {
        return new Report(
                ReportKind.EXECUTIVE,
                "Executive summary",
                new ReportPeriod(WEEK, ZoneId.of("UTC"), null),
                "CHF",
                List.of(),
                Instant.parse("2026-10-19T00:00:00Z"),
                Instant.parse("2026-10-18T23:59:59Z"),
                List.of(),
                null,
                List.of(),
                List.of(new Section("Sales", List.of(empty()))),
                List.of(),
                List.of());
    }

    /** Of these blocks. */
    public static Report of(List<Block> blocks) {
        return report(List.of(new Section("Sales", blocks)), null);
    }

    private static Report report(List<Section> sections, @Nullable String incomplete) {
        return new Report(
                ReportKind.WEEKLY,
                "Weekly report",
                PERIOD,
                "USD",
                List.of("Country: Germany", "Category: " + HOSTILE.getFirst()),
                Instant.parse("2026-10-19T01:00:00.123456Z"),
                Instant.parse("2026-10-18T22:04:59Z"),
                List.of(
                        new LogPosition("shop.orders", 1, 1_234_566),
                        new LogPosition("shop.orders", 0, 1_234_567),
                        new LogPosition("shop.events", 0, 98_765_432)),
                incomplete,
                List.of(
                        new Finding(
                                "Net revenue rose by 12.4 % to $10,540.00; Germany made $900.00 of the $1,162.00.",
                                Tone.GOOD),
                        new Finding(
                                HOSTILE.getFirst() + " fell by 80.0 % to $20.00, while its price rose from $4.00 to"
                                        + " $9.50; it was the most sold product of the three weeks before, so that this"
                                        + " sentence needs more than one line.",
                                Tone.BAD),
                        new Finding("The number of orders did not change.", Tone.NEUTRAL)),
                sections,
                List.of(
                        new Suggestion(
                                "Order Walnut tray: 4 are left, 2 are sold per day.",
                                "Stock lasts less than 7 days at the pace of the last 28 days."),
                        new Suggestion("Ask why " + HOSTILE.get(2) + " is returned.", "More than 20 % are returned.")),
                List.of(
                        "Net revenue is what was paid for orders placed in the period, less what was refunded of them.",
                        "Amounts are exact sums of order lines; none is rounded before it is added."));
    }

    private static Figures figures() {
        return new Figures(List.of(
                new Figure("Net revenue", amount("10540"), amount("9378")),
                new Figure("Orders", new Value.Count(1_234), new Value.Count(1_234)),
                new Figure("Average order value", amount("8.54"), amount("0")),
                new Figure("Conversion", percent("0.031"), percent("0.043")),
                new Figure("Days of stock", new Value.Number(new BigDecimal("12.5")), null),
                new Figure(
                        "Best day",
                        new Value.Day(LocalDate.of(2026, 10, 14)),
                        new Value.Day(LocalDate.of(2026, 10, 7))),
                new Figure(
                        "Refund rate of customers who came by a very long campaign name",
                        Value.Missing.MISSING,
                        percent("0.1")),
                new Figure("Largest amount", amount("999999999999.99"), amount("1"))));
    }

    private static Chart trend() {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("name", "Net revenue");
        data.put("kind", "money");
        data.put("form", "bar");
        data.put("unit", "day");
        data.put(
                "starts",
                IntStream.range(0, 7)
                        .mapToObj(day -> WEEK.from().plusSeconds(86_400L * day).toString())
                        .toList());
        data.put("values", List.of("1000.50", "3999.99", "1200.00", "800.10", "1500.00", "1539.41", "500.00"));
        data.put("former", List.of("800", "900.5", "1200", "1100", "1300", "1400", "2677.5"));
        data.put("today", null);
        return new Chart(
                "Net revenue per day",
                "trendChart",
                data,
                "Tuesday was the best day; Sunday fell below the week before.");
    }

    private static List<Block> charts() {
        return List.of(
                chart("Countries & <b>more</b>", "barsChart", """
                        {"kind": "money", "items": [
                          {"name": "Germany", "value": "1234567.50", "share": 0.6, "note": "12 orders"},
                          {"name": "A country with a name that is far too long for the place that it has", "value": "740.10", "share": 0.3, "note": null},
                          {"name": "<script>alert(1)</script>", "value": "-20.00", "share": null, "note": null}]}"""),
                chart("Order values", "columnsChart", """
                        {"name": "orders", "kind": "count", "items": [
                          {"name": "below $50", "value": 4400, "note": null}, {"name": "$50 to $100", "value": 2100, "note": null},
                          {"name": "$100 or more", "value": 12, "note": null}]}"""),
                chart("From visit to order", "funnelChart", """
                        {"steps": [{"name": "Visits", "value": 20000}, {"name": "Filled a cart", "value": 5000}, {"name": "Bought", "value": 1250}]}"""),
                chart("Customers", "linesChart", """
                        {"kind": "count", "unit": "day", "starts": ["2026-10-11T22:00:00Z", "2026-10-12T22:00:00Z", "2026-10-13T22:00:00Z"],
                         "lines": [{"name": "New", "values": [1500, 2500, 1900]}, {"name": "Returning", "values": [null, 40, 60]}]}"""),
                chart("Forecast", "forecastChart", """
                        {"name": "Net revenue", "kind": "money", "share": 0.8,
                         "past": [{"start": "2026-10-16T22:00:00Z", "value": "1000.50"}, {"start": "2026-10-17T22:00:00Z", "value": "1200.00"}],
                         "ahead": [{"start": "2026-10-18T22:00:00Z", "value": "1500.00", "low": "900.25", "high": "2500.75"},
                                   {"start": "2026-10-19T22:00:00Z", "value": "1400.00", "low": "800.00", "high": "2600.00"}]}"""),
                chart("Hours", "heatChart", """
                        {"kind": "percent", "columns": ["1", "2", "3"], "rows": ["Jan 2026", "Feb 2026"], "labelled": true,
                         "cells": [{"column": 0, "row": 0, "value": 0.25, "note": null}, {"column": 1, "row": 0, "value": 0.125, "note": null},
                                   {"column": 2, "row": 0, "value": 0.5, "note": null}, {"column": 0, "row": 1, "value": 1, "note": null}]}"""),
                chart("World", "mapChart", """
                        {"kind": "money", "items": [{"name": "Germany", "value": "1500000.25", "share": 0.9, "note": "3 orders"},
                          {"name": "EIRE", "value": "700.00", "share": 0.1, "note": null}, {"name": "Atlantis", "value": "1.00", "share": 0, "note": null}]}"""),
                chart("No sales at all", "barsChart", "{\"kind\": \"money\", \"items\": []}"));
    }

    private static Chart chart(String title, String function, String data) {
        return new Chart(
                title,
                function,
                JSON.readValue(data, JSON.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class)),
                "What is to be seen: " + title + ".");
    }

    private static Table days() {
        return new Table(
                "days",
                "Net revenue per day",
                List.of(new Column("day", "Day"), new Column("net", "Net revenue"), new Column("share", "Share")),
                IntStream.range(0, 7)
                        .mapToObj(day -> List.<Value>of(
                                new Value.Day(LocalDate.of(2026, 10, 12).plusDays(day)),
                                amount(1_000 + day + ".05"),
                                percent("0.1" + day)))
                        .toList());
    }

    private static Table hours() {
        return new Table(
                "hours",
                "Hours of the week",
                List.of(new Column("hour", "Hour"), new Column("orders", "Orders")),
                IntStream.range(0, 168)
                        .mapToObj(hour -> List.<Value>of(new Value.Text("hour-" + hour), new Value.Count(hour)))
                        .toList(),
                true);
    }

    private static Table hostile() {
        List<List<Value>> rows = new ArrayList<>();
        for (String name : HOSTILE) {
            rows.add(List.of(
                    new Value.Text(name),
                    amount("-1234567.89"),
                    new Value.Count(7),
                    new Value.Time(Instant.parse("2026-10-12T12:05:06Z")),
                    Value.Missing.MISSING));
        }
        rows.add(List.of(
                new Value.Text("a name that is " + "very ".repeat(60) + "long " + "x".repeat(200)),
                amount("99999999999999999.99"),
                new Value.Count(Long.MAX_VALUE),
                new Value.Time(Instant.EPOCH),
                percent("0.5")));
        return new Table(
                "products-with-names-that-are-longer-than-sheets-take",
                "Products",
                List.of(
                        new Column("name", "Product"),
                        new Column("net", "Net revenue"),
                        new Column("units", "Units"),
                        new Column("first_sold", "First sold"),
                        new Column("returned", "Returned")),
                rows);
    }

    private static Table empty() {
        return new Table(
                "empty", "Returns", List.of(new Column("name", "Product"), new Column("units", "Units")), List.of());
    }

    private static Table rows(String name, int count) {
        return new Table(
                name,
                "Orders",
                List.of(new Column("id", "Order"), new Column("placed", "Placed"), new Column("net", "Net revenue")),
                IntStream.range(0, count)
                        .mapToObj(i -> List.<Value>of(
                                new Value.Text("order-" + i),
                                new Value.Time(WEEK.from().plusSeconds(1_200L * i)),
                                amount(i + ".99")))
                        .toList());
    }

    private static Value amount(String amount) {
        return new Value.Amount(new BigDecimal(amount));
    }

    private static Value percent(String share) {
        return new Value.Percent(new BigDecimal(share));
    }
}
