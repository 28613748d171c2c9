package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.support.LonelyApi;
import io.shopstream.api.support.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Conventions of every address, with no dependency running: the service starts alone and reports what is missing. */
class HttpConventionsIT {
    private final RunningApi api = LonelyApi.get();

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/problem+json");
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("at io.shopstream");
        return problem;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/live/revenue?window=7m | window | must be one of 1m, 5m, 15m, 1h, 24h",
                "/api/live/revenue?wndow=5m | wndow | is not known here; known are asOf, category, country, currency, format, window",
                "/api/live/revenue?window=5m&window=1h | window | is given more than once",
                "/api/live/revenue?currency=usd | currency | must be an ISO 4217 code",
                "/api/live/revenue?asOf=now | asOf | must be a date such as 2010-12-01",
                "/api/live/revenue?asOf=9999-12-31 | asOf | must not be in the future",
                "/api/live/revenue/series?asOf=9999-12-30T00:00:00Z | asOf | must not be in the future",
                "/api/live/revenue/series?asOf=2010-12-01&from=2010-12-01&to=2010-12-02 | asOf | cannot be combined",
                "/api/live/top-products?asOf=9999-12-31 | asOf | must not be in the future",
                "/api/live/top-products?asOf=1970-01-01 | asOf | must be so late that the window begins in 1970 or later",
                "/api/live/funnel?asOf=9999-12-31 | asOf | must not be in the future",
                "/api/live/categories?asOf=9999-12-31 | asOf | must not be in the future",
                "/api/live/categories?window=5 | window | must be like 60m, 24h or 7d and at most 366 days",
                "/api/live/countries?asOf=0001-01-01 | asOf | must be so late that the window begins in 1970 or later",
                "/api/live/countries?limit=0 | limit | must be a whole number from 1 to 1000",
                "/api/live/countries?from=2010-12-01 | from | is not known here; known are asOf, currency, format, limit, window",
                "/api/live/revenue/series?from=2010-12-01 | to | is required: give 'from' and 'to'",
                "/api/live/revenue/series?window=60m&from=2010-12-01&to=2010-12-02 | window | cannot be combined",
                "/api/live/revenue/series?from=2010-12-01&to=2011-12-01 | to | must be at most 7 days after",
                "/api/live/revenue/series?granularity=hour | granularity | must be minute here",
                "/api/live/top-products?limit=1001 | limit | must be a whole number from 1 to 1000",
                "/api/live/top-products?by=gross | by | must be net or units",
                "/api/live/funnel?window=1y | window | must be like 60m, 24h or 7d and at most 366 days",
                "/api/live/funnel?window=1h&from=2010-12-01 | window | cannot be combined with 'from' and 'to'",
                "/api/live/funnel?to=2010-12-01 | from | is required: give 'from' and 'to'",
                "/api/live/funnel?from=2010-01-01&to=2011-12-01 | to | must be at most 366 days after 'from'",
                "/api/live/funnel?currency=USD | currency | is not known here; known are asOf, format, from, to, window",
                "/api/live/alerts?limit=0 | limit | must be a whole number from 1 to 1000",
                "/api/live/alerts?state=RAISED | state | is not known here; known are format, limit",
                "/api/live/orders?id= | id | must be an id of at most 200 characters",
                "/api/live/products?id=%20 | id | must be an id of at most 200 characters",
                "/api/live/customers?id=u&currency=JPY | currency | of a currency with two decimal places",
                "/api/analytics/revenue?currency=KWD | currency | of a currency with two decimal places",
                "/api/live/products/cup?at=now | at | is not known here",
                "/api/live/stream?currency=dollars | currency | must be an ISO 4217 code",
                "/api/analytics/revenue?from=2011-01-01&to=2010-01-01 | from | must be before 'to'",
                "/api/analytics/revenue?granularity=fortnight | granularity | must be one of none, minute, hour, day, week",
                "/api/analytics/top-products?category= | category | must be an id",
                "/api/rejected?page_size=0 | page_size | must be a whole number from 1 to 1000",
                "/api/rejected?page_token=AAAA | page_token | must be the next_page_token of an earlier answer",
            })
    void shouldNameTheParameterAndTheRemedy(String path, String parameter, String remedy) {
        JsonNode problem = problem(api.get(path), 400);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue())
                .startsWith("'" + parameter + "' ")
                .contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/nothing", "/api", "/api/live/orders/", "/api.yaml", "/js/nothing.js"})
    void shouldAnswerUnknownAddresses(String path) {
        assertThat(problem(api.get(path), 404).get("instance").stringValue()).isEqualTo(path);
    }

    @Test
    void shouldNameTheAllowedMethods() {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(api.uri("/api/status")).DELETE().build());
        assertThat(problem(response, 405).get("detail").stringValue()).isEqualTo("DELETE is not allowed here; use GET");
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void shouldNameTheAvailableFormats() {
        problem(api.get("/api/live/revenue", "Accept", "image/png"), 406);
        problem(api.get("/api/live/revenue?format=csv"), 406);
        assertThat(problem(api.get("/api/rejected?format=xml"), 406)
                        .get("detail")
                        .stringValue())
                .contains("application/json or text/csv");
    }

    @Test
    void shouldAnswerProblemsForAnyAcceptHeader() {
        problem(api.get("/api/live/revenue/series?window=x", "Accept", "text/csv"), 400);
        problem(api.get("/api/nothing", "Accept", "text/html"), 404);
    }

    @Test
    void shouldNameTheUnavailablePartAndWhenToRetry() {
        Map<String, String> parts = Map.ofEntries(
                Map.entry("/api/live/revenue", "streams"),
                Map.entry("/api/live/revenue/series", "streams"),
                Map.entry("/api/live/top-products", "streams"),
                Map.entry("/api/live/orders/1", "streams"),
                Map.entry("/api/live/funnel", "streams"),
                Map.entry("/api/live/products/1", "streams"),
                Map.entry("/api/live/alerts", "streams"),
                Map.entry("/api/live/categories", "warehouse"),
                Map.entry("/api/live/countries?format=csv", "warehouse"),
                Map.entry("/api/analytics/revenue", "warehouse"),
                Map.entry("/api/analytics/customer-metrics", "warehouse"),
                Map.entry("/api/analytics/top-products?format=csv", "warehouse"),
                Map.entry("/api/analytics/customers?segment=vip&format=csv", "warehouse"),
                Map.entry("/api/rejected", "warehouse"),
                Map.entry("/api/data/orders", "warehouse"),
                Map.entry("/api/data/orders/1", "warehouse"),
                Map.entry("/api/data/events?format=csv", "warehouse"),
                Map.entry("/api/data/users?format=ndjson", "warehouse"),
                Map.entry("/api/rejected?format=csv", "warehouse"));
        // In parallel: each query of the warehouse first waits for a connection.
        Map<String, Future<HttpResponse<String>>> responses = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.keySet().forEach(path -> responses.put(path, threads.submit(() -> api.get(path))));
        }

        responses.forEach((path, answered) -> {
            HttpResponse<String> response = answered.resultNow();
            assertThat(problem(response, 503).get("part").stringValue())
                    .as(path)
                    .isEqualTo(parts.get(path));
            assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0))
                    .as(path)
                    .isPositive();
        });
    }

    @Test
    void shouldBeUnhealthyButAnswerStatusWithNullsForUnknownValues() {
        JsonNode health = problem(api.get("/api/health"), 503);
        assertThat(health.get("parts").valueStream().map(part -> part.get("name")
                        .stringValue()))
                .containsExactly("api", "streams", "warehouse", "kafka");
        JsonNode status = RunningApi.json(api.get("/api/status"));
        for (String unknown : List.of("tables", "lag", "streams", "freshness", "rejected")) {
            assertThat(status.get(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(status.get("rates").get("orders_per_second").isNull()).isTrue();
    }

    @Test
    void shouldNotMonitorAProducerThatIsNotConfigured() {
        JsonNode status = RunningApi.json(api.get("/api/status"));
        assertThat(status.get("health").get("parts").valueStream())
                .noneMatch(part -> part.get("name").stringValue().equals("producer"));
        assertThat(status.get("producer").isNull()).isTrue();
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(api.uri("/api/etl/generate-data"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"orders\": 1}"))
                .build());
        assertThat(problem(response, 409).get("detail").stringValue()).contains("shopstream.producer");
    }

    @Test
    void shouldServeThePageAndTheOpenApiDocument() {
        assertThat(api.get("/").body()).contains("shopstream live");
        assertThat(api.get("/webjars/echarts/echarts.common.min.js").statusCode())
                .isEqualTo(200);
        assertThat(api.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        JsonNode document = RunningApi.json(api.get("/v3/api-docs"));
        assertThat(document.get("paths").propertyNames())
                .contains(
                        "/api/health",
                        "/api/live/stream",
                        "/api/live/funnel",
                        "/api/live/products/{id}",
                        "/api/live/products",
                        "/api/live/orders/{id}",
                        "/api/live/orders",
                        "/api/live/customers/{id}",
                        "/api/live/customers",
                        "/api/live/alerts",
                        "/api/analytics/revenue",
                        "/api/rejected",
                        "/api/etl/status");
        assertThat(document.at("/components/schemas/GenerateRequest/properties").propertyNames())
                .containsExactlyInAnyOrder("orders", "orders_per_second");
        assertThat(document.at("/components/schemas/LoadRequest/properties").propertyNames())
                .containsExactlyInAnyOrder("tables", "from_schema_version");
        assertThat(document.at("/paths/~1api~1etl~1load-data/post/responses").propertyNames())
                .contains("202");
        assertThat(document.at("/components/schemas/ProductStock/properties").propertyNames())
                .contains("stock_quantity", "units_last_7_days", "days_of_cover");
        assertThat(document.get("components")
                        .get("schemas")
                        .get("LiveRevenue")
                        .get("properties")
                        .propertyNames())
                .contains("as_of", "average_order_value", "net");
        assertThat(api.get("/actuator/prometheus").body())
                .contains("shopstream_api_stream_clients")
                // Counters begin at 0: a series that begins at 1 has no increase.
                .contains(Stream.of(ReportOutcomes.Outcome.values())
                        .map(outcome -> "shopstream_api_reports_total{result=\"%s\"} 0.0".formatted(outcome.code()))
                        .toList());
    }
}
