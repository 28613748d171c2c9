package io.shopstream.api.reports.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.format.SampleReports;
import io.shopstream.api.reports.format.chart.ChartScripts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final String HTML = html(SampleReports.everything());
    private static final String BODY = SCRIPT.matcher(HTML).replaceAll("");

    @Test
    void shouldTellEverythingThatTheReportSays() {
        assertThat(BODY)
                .contains("<h1>Weekly report</h1>", ">12–18 Oct 2026</p>")
                .contains("from 12 Oct 2026, 00:00, before 19 Oct 2026, 00:00, Europe/Berlin")
                .contains("5–11 Oct 2026 (from 5 Oct 2026, 00:00")
                .contains("19 Oct 2026, 03:00 Europe/Berlin", "19 Oct 2026, 00:04 Europe/Berlin")
                .contains("before offset 1234567 of partition 0, 1234566 of partition 1</td>")
                .contains("<strong>Incomplete. </strong>The loads of 18 Oct 2026 &lt;had&gt;")
                .contains("✓ Good", "! Bad", "– Note", "Germany made $900.00 of the $1,162.00.")
                .contains("$10,540.00", "up 12.4 % from $9,378.00", "down 1.2 points from 4.3 %", "no comparison")
                .contains("Rule: Stock lasts less than 7 days at the pace of the last 28 days.")
                .contains("Amounts are exact sums of order lines", "There is nothing to show.")
                .contains(">order-0</th>", ">order-499</th>", ">hour-167</th>", ">$499.99</td>", ">No rows.</td>");
    }

    @Test
    void shouldSayWhenThereIsNothingToSay() {
        String quiet = html(SampleReports.quiet());

        assertThat(quiet)
                .contains("Nothing notable.", "No rule applies", "the whole shop", "<td>nothing</td>")
                .doesNotContain("Incomplete", "Log position", "zrender");
    }

    @Test
    void shouldTakeNothingFromTheShopAsMarkup() {
        assertThat(BODY).doesNotContain("<img", "<b>", "onerror=alert(2)>");
        assertThat(BODY).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(scripts("application/json")).hasSize(2).allSatisfy(json -> assertThat(json)
                .doesNotContain("<"));
        assertThat(SCRIPT.matcher(HTML).results()).hasSize(5);
    }

    @Test
    void shouldLetOnlyItsOwnScriptsAndStylesRun() {
        List<String> run = scripts("");
        String policy = HTML.substring(HTML.indexOf("Content-Security-Policy"), HTML.indexOf("<title>"))
                .replace("&#39;", "'");

        assertThat(run).hasSize(3).allSatisfy(script -> assertThat(policy).contains(hash(script)));
        assertThat(STYLE.matcher(HTML).results().map((MatchResult found) -> found.group(1)))
                .hasSize(1)
                .allSatisfy(style -> assertThat(policy).contains("style-src-elem " + hash(style)));
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe-eval", "http:", "script-src 'unsafe");
        assertThat(run).allSatisfy(script -> assertThat(script).doesNotContain("</script", "<!--"));
    }

    @Test
    void shouldHaveTheOutlinesOfCountriesForAMapOnly() {
        Report noMap = SampleReports.of(ChartScripts.charts(SampleReports.everything()).stream()
                .filter(chart -> !chart.function().equals("mapChart"))
                .map(Block.class::cast)
                .toList());

        assertThat(HTML).contains("FeatureCollection");
        assertThat(html(noMap)).doesNotContain("FeatureCollection").contains("report-data");
    }

    @Test
    void shouldWriteTheSameAgain() {
        assertThat(html(SampleReports.everything())).isEqualTo(HTML);
    }

    private static String html(Report report) {
        return new String(HtmlReport.of(report), StandardCharsets.UTF_8);
    }

    private static List<String> scripts(String type) {
        return SCRIPT.matcher(HTML)
                .results()
                .filter(script -> type.isEmpty()
                        ? script.group(1).isEmpty()
                        : script.group(1).contains(type))
                .map((MatchResult script) -> script.group(2))
                .toList();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
