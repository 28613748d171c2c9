package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An export has the rows of the address with the same figures; what it cannot do is refused with the remedy. */
class ReportExportIT {
    private static final String RANGE = "'from':'2025-09-01','to':'2025-12-01'";
    private static final String QUERY = "from=2025-09-01&to=2025-12-01";

    private static HttpResponse<String> export(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(AnalyticsShop.api().uri("/api/reports/export"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return AnalyticsShop.api().send(request.build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'summary',RANGE,'compare':'year' | reports/summary?RANGE&compare=year",
                "'kind':'categories',RANGE,'limit':2,'compare':'previous'"
                        + " | analytics/categories?RANGE&limit=2&compare=previous",
                "'kind':'cohorts','from':'2025-08-01','to':'2025-10-01','compare':'previous'"
                        + " | analytics/cohorts?from=2025-08-01&to=2025-10-01&compare=previous",
                "'kind':'revenue',RANGE,'granularity':'day','time_zone':'America/Havana','country':'Norway'"
                        + " | analytics/revenue?RANGE&granularity=day&time_zone=America/Havana&country=Norway",
                "'kind':'trends',RANGE,'granularity':'week' | analytics/trends?RANGE&granularity=week",
                "'kind':'top-products',RANGE,'by':'units','limit':5 | analytics/top-products?RANGE&by=units&limit=5",
                "'kind':'top-products',RANGE,'order':'worst','margins':true"
                        + " | analytics/top-products?RANGE&order=worst&margins=true&limit=1000",
                "'kind':'customer-metrics',RANGE,'granularity':'month','churn_days':30"
                        + " | analytics/customer-metrics?RANGE&granularity=month&churn_days=30",
                "'kind':'segments','currency':'EUR' | analytics/segments?currency=EUR",
                "'kind':'cohorts' | analytics/cohorts",
                "'kind':'funnel',RANGE,'granularity':'day' | analytics/funnel?RANGE&granularity=day",
                "'kind':'channels',RANGE,'format':'csv' | analytics/channels?RANGE&limit=1000",
                "'kind':'geography',RANGE,'category':'toys' | analytics/geography?RANGE&category=toys",
                "'kind':'inventory','limit':3 | analytics/inventory?limit=3",
                "'kind':'heatmap',RANGE,'channel':null | analytics/heatmap?RANGE",
            })
    void shouldHaveTheRowsOfTheAddress(String body, String address) {
        HttpResponse<String> exported = export("{" + body.replace("RANGE", RANGE) + "}");
        assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
        assertThat(exported.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(exported.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .endsWith(".csv\"");
        assertThat(exported.body()).isEqualTo(csv(address.replace("RANGE", QUERY)));
        assertThat(exported.body().lines().count()).as(exported.body()).isGreaterThan(1);
    }

    private static String csv(String address) {
        String path = "/api/" + address;
        return AnalyticsShop.api().get(path, "Accept", "text/csv").body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | kind | must be one of summary, revenue",
                "{'kind':'orders'} | kind | must be one of summary, revenue",
                "{'kind':7} | kind | must be one of summary, revenue",
                "{'kind':'revenue','format':'pdf'} | format | must be csv",
                "{'kind':'revenue','format':'html'} | format | must be csv",
                "{'kind':'revenue','format':'doc'} | format | must be csv, html, pdf or xlsx",
                "{'kind':'orders','format':'pdf'} | kind | must be one of executive, weekly",
                "{'kind':'executive','limit':3} | limit | is not known for the report 'executive'; known are category",
                "{'kind':'funnel','format':'pdf','country':'Norway'} | country | is not known for the report 'funnel'",
                "{'kind':'inventory','format':'pdf','channel':'web'} | channel | is not known for the report 'inventory'",
                "{'kind':'summary','table':'days'} | table | 'summary' is a table itself: leave it out",
                "{'kind':'executive','measures':'net'} | measures | is not known for the report 'executive'",
                "{'kind':'executive','from':'2025-11-01T10:00:00Z'} | from | must be a day such as",
                "{'kind':'executive','from':'2025-11-02','to':'2025-11-02'} | from | must be before 'to'",
                "{'kind':'segments','format':'html','from':2025} | from | must be a text",
                "{'kind':'revenue','limit':3} | limit | is not known for 'revenue'; known are category, channel",
                "{'kind':'segments','compare':'year'} | compare | is not known for 'segments'",
                "{'kind':'revenue','form':'2025-01-01'} | form | is not known for 'revenue'",
                "{'kind':'revenue','from':2025} | from | must be a text",
                "{'kind':'revenue','from':'soon'} | from | must be a date such as",
                "{'kind':'top-products','limit':1001} | limit | must be a whole number from 1 to 1000",
                "{'kind':'channels','limit':'7'} | limit | must be a whole number",
                "{'kind':'channels','limit':1.5} | limit | must be a whole number",
                "{'kind':'top-products','margins':'true'} | margins | must be true or false",
                "{'kind':'top-products','order':'net'} | order | must be one of best, worst",
                "{'kind':'funnel','time_zone':'Asia/Kolkata','granularity':'day'} | time_zone | those of UTC",
                "{'kind':'revenue','currency':'dollars'} | currency | must be an ISO 4217 code",
            })
    void shouldNameTheFieldAndTheRemedy(String body, String field, String remedy) {
        HttpResponse<String> response = export(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(field);
        assertThat(problem.get("detail").stringValue()).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "html | text/html;charset=UTF-8 | <!",
                "pdf | application/pdf | %PDF-",
                "xlsx | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | PK",
            })
    void shouldWriteAReportInEachFormat(String format, String type, String start) {
        HttpResponse<String> report =
                export("{'kind':'executive','from':'2025-11-29','to':'2025-11-30','format':'%s'}".formatted(format));

        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(report.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(report.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"executive-2025-11-29.%s\"".formatted(format));
        assertThat(report.body()).startsWith(start);
    }

    @Test
    void shouldWriteATableOfAReport() {
        String report = "{'kind':'monthly','from':'2025-10-01','to':'2025-11-01'";
        HttpResponse<String> first = export(report + "}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body().lines().count()).isGreaterThan(1);

        HttpResponse<String> unknown = export(report + ",'table':'nothing'}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(unknown).get("parameter").stringValue()).isEqualTo("table");
        String name = RunningApi.json(unknown).get("detail").stringValue().replaceAll(".*, ", "");
        assertThat(export(report + ",'table':'" + name + "'}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"[], 400", "{, 400", "'\"revenue\"', 400"})
    void shouldRefuseABodyThatIsNoObject(String body, int status) {
        assertThat(export(body).statusCode()).isEqualTo(status);
    }

    @Test
    void shouldSayWhichFormatThereIs() {
        HttpResponse<String> response = export("{'kind':'segments'}", "Accept", "application/pdf");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(RunningApi.json(response).get("detail").stringValue()).contains("text/csv");
    }
}
