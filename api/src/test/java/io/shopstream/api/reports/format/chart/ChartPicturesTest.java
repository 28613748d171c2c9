package io.shopstream.api.reports.format.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.format.SampleReports;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartPicturesTest {
    private static final Report REPORT = SampleReports.everything();
    private static final ChartPictures PICTURES = new ChartPictures(new ReportFonts());
    private static final Pattern TEXT = Pattern.compile("<text[^>]* text-anchor=\"start\"[^>]*translate\\(([\\d.]+) ");
    private static final PageScripts LOOK = new PageScripts().module("/reports/js/look.js");

    @Test
    void shouldDrawTheChartsOfThePagesInTheWordsAndTheZoneOfTheReport() {
        assertThat(svg("trendChart")).contains("$4K", "12 Oct", "18 Oct").doesNotContain("11 Oct");
        assertThat(svg("barsChart")).contains("$1,234,567.50", "-$20.00", "&lt;script&gt;");
        assertThat(svg("funnelChart")).contains("5,000  25.0 %");
        assertThat(svg("heatChart")).contains("12.5 %", "Feb 2026");
        assertThat(svg("forecastChart")).contains("17 Oct", "20 Oct", "in 4 of 5 cases");
        assertThat(svg("mapChart")).contains("≥ $200K");
    }

    @Test
    void shouldLeaveOutWhatIsMeantForBrowsers() {
        assertThat(REPORT.sections()).isNotEmpty();
        for (Chart chart : ChartScripts.charts(REPORT)) {
            String svg = PICTURES.svg(REPORT, chart, "chart7", 672);

            assertThat(svg)
                    .as(chart.title())
                    .startsWith("<svg")
                    .doesNotContain("<style", "class=", "ecmeta", "pointer-events", "stroke-width=\"0\"", "zr0", "NaN")
                    .doesNotContain("font:", "system-ui");
        }
    }

    @Test
    void shouldDrawTheSameAgain() {
        for (Chart chart : ChartScripts.charts(REPORT)) {
            String first = PICTURES.svg(REPORT, chart, "chart1", 672);

            assertThat(PICTURES.svg(REPORT, chart, "chart1", 672)).isEqualTo(first);
            assertThat(new ChartPictures(new ReportFonts()).svg(REPORT, chart, "chart1", 672))
                    .isEqualTo(first);
        }
    }

    @Test
    void shouldKeepLabelsOfLargeAmountsWithinThePicture() {
        Chart chart = new Chart(
                "Large",
                "barsChart",
                Map.of("kind", "money", "items", List.of(Map.of("name", "All", "value", "999999999999.99"))),
                "Large amounts.");

        String svg = PICTURES.svg(REPORT, chart, "chart1", 672);

        double width = new ReportFonts().width("$999,999,999,999.99", "13px Inter");
        List<Double> starts = TEXT.matcher(svg)
                .results()
                .map((MatchResult found) -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(svg).contains("$999,999,999,999.99");
        assertThat(starts).isNotEmpty().allSatisfy(start -> assertThat(start + width)
                .isLessThanOrEqualTo(672));
    }

    @ParameterizedTest
    @CsvSource({"10, 66.7 %, 11px", "24, 67 %, 8px", "40, 67 %, none"})
    void shouldWriteIntoCellsWhatFits(int columns, String label, String size) {
        Chart chart = new Chart(
                "Cohorts",
                "heatChart",
                Map.of(
                        "kind", "percent",
                        "labelled", true,
                        "rows", List.of("Jan 2026"),
                        "columns",
                                IntStream.rangeClosed(1, columns)
                                        .mapToObj(String::valueOf)
                                        .toList(),
                        "cells",
                                List.of(
                                        Map.of("column", 0, "row", 0, "value", 0.667),
                                        Map.of("column", 1, "row", 0, "value", 1))),
                "Cohorts.");

        String svg = PICTURES.svg(REPORT, chart, "chart1", 672);

        if (size.equals("none")) {
            assertThat(svg).doesNotContain(label);
        } else {
            assertThat(svg).containsPattern("font-size=\"" + size + "\"[^>]*>" + label);
        }
    }

    @Test
    void shouldKnowEveryFileOfChartsAndEveryFunction() throws IOException, URISyntaxException {
        String drawing = PageScripts.resource("/reports/js/draw.js");
        Path folder =
                Path.of(ChartPicturesTest.class.getResource("/pages/js/charts/").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(ChartScripts.MODULES).contains("/pages/js/charts/" + file.getFileName());
                assertThat(PageScripts.exports(Files.readString(file)))
                        .filteredOn(name -> name.endsWith("Chart"))
                        .allSatisfy(name -> assertThat(drawing).contains("import { " + name + " }"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.05", "1234567.5", "99999999999999999.99", "-1000", "12"})
    void shouldWriteAmountsAsSentencesDo(String amount) {
        ReportText text = new ReportText("CHF", ZoneId.of("UTC"));

        String written =
                LOOK.text("reportLook({ sign: 'CHF ', offsets: [] }, 'light', false).format.money('" + amount + "')");

        assertThat(written).isEqualTo(text.amount(new BigDecimal(amount)));
    }

    private static String svg(String function) {
        Chart chart = ChartScripts.charts(REPORT).stream()
                .filter(one -> one.function().equals(function))
                .findFirst()
                .orElseThrow();
        return PICTURES.svg(REPORT, chart, "chart1", 672);
    }
}
