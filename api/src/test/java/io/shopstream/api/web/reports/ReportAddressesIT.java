package io.shopstream.api.web.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.MadeUp;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.warehouse.OwnTables;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** The addresses of reports that were written on time. */
class ReportAddressesIT {
    private static final RunningApi API = SharedApi.get();

    @BeforeAll
    static void write() {
        SharedApi.warehouse().execute("truncate ops.reports");
        try (OwnTables tables = new OwnTables(SharedApi.warehouse().url(), "shop_api", "")) {
            ReportArchive archive = new ReportArchive(tables);
            for (int day = 1; day <= 3; day++) {
                ReportRequest request = request(LocalDate.of(2026, 2, day));
                Instant now = Instant.parse("2026-02-0%dT02:00:00Z".formatted(day + 1));
                archive.add(request, () -> MadeUp.report(request, now), MadeUp.RENDERER);
            }
        }
    }

    @AfterAll
    static void forget() {
        SharedApi.warehouse().execute("truncate ops.reports");
    }

    private static ReportRequest request(LocalDate day) {
        TimeRange range = new TimeRange(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return new ReportRequest(
                ReportKind.EXECUTIVE, new Period(range, Granularity.NONE, ZoneId.of("UTC"), Compare.PREVIOUS), "USD");
    }

    private static String newest() {
        return RunningApi.json(API.get("/api/reports?page_size=1"))
                .get("items")
                .get(0)
                .get("id")
                .stringValue();
    }

    @Test
    void shouldListTheNewestFirstInPages() {
        JsonNode first = RunningApi.json(API.get("/api/reports?page_size=2"));
        JsonNode second = RunningApi.json(API.get("/api/reports?page_size=2&page_token="
                + first.get("next_page_token").stringValue()));

        assertThat(first.get("items").get(0).get("title").stringValue()).isEqualTo("Report executive, 3 Feb 2026");
        assertThat(first.get("items").get(1).get("title").stringValue()).isEqualTo("Report executive, 2 Feb 2026");
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("items").get(0).get("period_to").stringValue()).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(RunningApi.json(API.get("/api/reports?kind=weekly")).get("items"))
                .isEmpty();
        assertThat(RunningApi.json(API.get("/api/reports?from=2026-02-02&sort=period_from"))
                        .get("items"))
                .hasSize(2);
        assertThat(API.get("/api/reports?kind=orders").body()).contains("must be one of executive, weekly");
    }

    @ParameterizedTest
    @CsvSource({
        "html, text/html;charset=UTF-8, inline, HTML",
        "pdf, application/pdf, inline, PDF",
        "csv, text/csv;charset=UTF-8, attachment, CSV by-day",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, attachment, XLSX",
    })
    void shouldAnswerEachFormatOnce(String format, String type, String disposition, String content) {
        String path = "/api/reports/" + newest() + "." + format;
        HttpResponse<String> file = API.get(path);

        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains(type);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith(disposition)
                .contains("executive-2026-02-03-", "." + format + "\"");
        assertThat(file.body()).isEqualTo("Report executive 2026-02-03T00:00:00Z " + content + " null");
        assertThat(file.headers().allValues("Content-Security-Policy")).hasSize(1);
        HttpResponse<String> again =
                API.get(path, "If-None-Match", file.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void shouldAnswerAReportThatWasMadeAgain() {
        String id = newest();
        String path = "/api/reports/" + id + ".pdf";
        String tag = API.get(path).headers().firstValue("ETag").orElseThrow();
        String later = "update ops.reports set generated_at = generated_at %s interval '1 second' where report_id = '"
                + id + "'";

        SharedApi.warehouse().execute(later.formatted("+"));
        int status = API.get(path, "If-None-Match", tag).statusCode();
        SharedApi.warehouse().execute(later.formatted("-"));

        assertThat(status).isEqualTo(200);
        assertThat(API.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void shouldLetTheScriptsOfAReportReachNothingElse() {
        HttpResponse<String> html = API.get("/api/reports/" + newest() + ".html");

        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox allow-scripts")
                .doesNotContain("allow-same-origin")
                .contains("default-src 'none'", "script-src 'unsafe-inline'");
    }

    @Test
    void shouldAnswerTheTableThatIsNamed() {
        String path = "/api/reports/" + newest() + ".csv?table=";

        assertThat(API.get(path + "by-country").body()).contains("CSV by-country");
        HttpResponse<String> unknown = API.get(path + "by-name");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(unknown).get("parameter").stringValue()).isEqualTo("table");
    }

    @ParameterizedTest
    @CsvSource({"executive-2026-02-03-000000000000.pdf", "x.html", "..%2Fx.csv", "%27--.xlsx"})
    void shouldNotKnowOtherReports(String file) {
        HttpResponse<String> answer = API.get("/api/reports/" + file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    @Test
    void shouldAnswerAFeed() throws Exception {
        HttpResponse<String> answer = API.get("/api/reports/feed.atom");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        String atom = "http://www.w3.org/2005/Atom";
        assertThat(feed.getElementsByTagNameNS(atom, "entry").getLength()).isEqualTo(3);
        assertThat(feed.getElementsByTagNameNS(atom, "updated").item(0).getTextContent())
                .isEqualTo("2026-02-04T02:00:00Z");
        assertThat(feed.getElementsByTagNameNS(atom, "summary").item(0).getTextContent())
                .isEqualTo("Nothing changed but <this> & \"that\".");
        assertThat(answer.body())
                .contains("href=\"http://127.0.0.1:" + API.port() + "/api/reports/" + newest() + ".html\"");
    }
}
