package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.FakeProducer;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The pipeline addresses and the producer's part of status, over a fake producer. */
class EtlAnswersIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String GENERATE = "/api/etl/generate-data";

    private final FakeProducer producer = SharedApi.producer();
    private final RunningApi api = SharedApi.get();

    @Test
    void shouldForwardOrdersAndRates() {
        HttpResponse<String> orders = post("{\"orders\": 1000}");
        assertThat(orders.statusCode()).as(orders.body()).isEqualTo(202);
        JsonNode answer = RunningApi.json(orders);
        assertThat(answer.get("state").stringValue()).isEqualTo("RUNNING");
        assertThat(answer.get("acked").longValue()).isEqualTo(990);
        assertThat(answer.get("orders_per_second").stringValue()).isEqualTo("20");

        assertThat(post("{\"orders_per_second\": 12.5}").statusCode()).isEqualTo(202);
        assertThat(post("{\"orders_per_second\": \"max\"}").statusCode()).isEqualTo(202);

        assertThat(producer.commands())
                .contains(
                        "/producer/generate {\"orders\":1000}",
                        "/producer/rate {\"orders_per_second\":\"12.5\"}",
                        "/producer/rate {\"orders_per_second\":\"max\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | orders | or 'orders_per_second' is required",
                "{\"orders\": 1, \"orders_per_second\": 2} | orders | cannot be combined",
                "{\"orders\": 0} | orders | must be a whole number from 1 to 1000000",
                "{\"orders\": 1.5} | orders | must be a whole number from 1 to 1000000",
                "{\"orders\": \"many\"} | orders | must be a whole number from 1 to 1000000",
                "{\"orders_per_second\": -1} | orders_per_second | must be a number from 0 to 1000000, or max",
                "{\"orders_per_second\": \"NaN\"} | orders_per_second | must be a number from 0 to 1000000, or max",
                "{\"order\": 1} | order | is not known here; known are orders, orders_per_second",
            })
    void shouldNameTheFieldAndTheRemedy(String body, String field, String remedy) {
        JsonNode problem = problem(post(body), 400);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(field);
        assertThat(problem.get("detail").stringValue())
                .startsWith("'" + field + "' ")
                .contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders=1", "[1]"})
    void shouldRejectABodyThatIsNotAnObject(String body) {
        problem(post(body), 400);
    }

    @Test
    void shouldAcceptOnlyThisMachineAndOnlyJson() {
        problem(
                api.send(request("{\"orders\": 1}")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .build()),
                403);
        problem(
                api.send(HttpRequest.newBuilder(api.uri(GENERATE))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"orders\": 1}"))
                        .build()),
                415);
    }

    @Test
    void shouldPassOnTheReasonOfARefusal() {
        try {
            producer.refuse(409, "the simulator is switched off");
            assertThat(problem(post("{\"orders\": 1}"), 409).get("detail").stringValue())
                    .isEqualTo("the simulator is switched off");
            producer.refuse(500, "never shown");
            assertThat(problem(post("{\"orders\": 1}"), 503).get("part").stringValue())
                    .isEqualTo("producer");
        } finally {
            producer.accept();
        }
    }

    @Test
    void shouldShowTheProducerAndWhyItDoesNotWork() {
        JsonNode up = await("the producer is up").atMost(TIMEOUT).until(this::status, status -> part(status, "producer")
                .equals("up"));
        JsonNode shown = up.get("producer");
        assertThat(shown.get("state").stringValue()).isEqualTo("RUNNING");
        assertThat(shown.get("history").get("fraction").doubleValue()).isEqualTo(0.5);
        assertThat(shown.get("history").get("records").longValue()).isEqualTo(5_000);
        assertThat(shown.get("capture").get("lag_millis").longValue()).isEqualTo(120);
        assertThat(shown.get("faults").get("acked").get("duplicates").longValue())
                .isEqualTo(7);
        for (HttpResponse<String> response : List.of(api.get("/api/etl/status"), post("/api/etl/status", "{}"))) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(RunningApi.json(response).get("producer").get("state").stringValue())
                    .isEqualTo("RUNNING");
        }

        producer.status(FakeProducer.status("RUNNING", null, FakeProducer.capture("SLOT_LOST", "take a snapshot")));
        try {
            JsonNode down = await("capture has trouble")
                    .atMost(TIMEOUT)
                    .until(this::status, status -> part(status, "producer").equals("down"));
            assertThat(down.toString()).contains("change capture has lost its replication slot: take a snapshot");
            assertThat(down.get("producer").get("capture").get("state").stringValue())
                    .isEqualTo("SLOT_LOST");
        } finally {
            producer.status(FakeProducer.running());
        }
    }

    private JsonNode status() {
        return RunningApi.json(api.get("/api/status"));
    }

    private static String part(JsonNode status, String name) {
        return status.get("health")
                .get("parts")
                .valueStream()
                .filter(part -> part.get("name").stringValue().equals(name))
                .map(part -> part.get("status").stringValue())
                .findFirst()
                .orElse("none");
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return RunningApi.json(response);
    }

    private HttpResponse<String> post(String body) {
        return api.send(request(body).build());
    }

    private HttpResponse<String> post(String path, String body) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(api.uri(GENERATE))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
