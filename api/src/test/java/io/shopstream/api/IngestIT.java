package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.IngestTopic;
import io.shopstream.api.support.LonelyApi;
import io.shopstream.api.support.RunningApi;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.http.RawHttp;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.Topics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Batches of valid and invalid records over a real broker: what is answered as accepted is in the topic. */
class IngestIT {
    private static final Topics TOPICS = Topics.prefixed("ingest-");
    private static final String ORDERS = "/api/ingest/orders";
    private static final String EVENTS = "/api/ingest/events";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    private static Platform platform;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        platform = SharedPlatform.get();
        BusyShop.provision(platform, TOPICS);
        api = RunningApi.start(settings(TOPICS.prefix()));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Map<String, Object> settings(String prefix) {
        return Map.of(
                "shopstream.kafka", platform.kafka().bootstrapServers(),
                "shopstream.registry", platform.registry().url(),
                "shopstream.topic-prefix", prefix);
    }

    @Test
    void shouldWriteTheValidRecordsOfABatchAndPointAtTheOthers() {
        List<String> batch = IntStream.range(0, 1_000)
                .mapToObj(index -> order("batch-" + index, 1, index % 10 == 3 ? "99.99" : "12.50"))
                .toList();

        JsonNode answer = answered(post(ORDERS, JSON, "[" + String.join(",", batch) + "]"), 202);

        assertThat(answer.get("topic").stringValue()).isEqualTo("ingest-shop.orders.v1");
        assertThat(answer.get("received").intValue()).isEqualTo(1_000);
        assertThat(answer.get("accepted").intValue()).isEqualTo(900);
        assertThat(answer.get("rejected").intValue()).isEqualTo(100);
        assertThat(answer.get("duplicates").intValue()).isZero();
        assertThat(answer.get("unacknowledged").intValue()).isZero();
        JsonNode third = answer.get("results").get(3);
        assertThat(third.get("code").stringValue()).isEqualTo("total-mismatch");
        assertThat(third.get("pointer").stringValue()).isEqualTo("/total");
        assertThat(third.get("index").intValue()).isEqualTo(3);

        try (IngestTopic<Order> topic = new IngestTopic<>(platform, TOPICS.orders())) {
            Map<String, Order> written = topic.read().entrySet().stream()
                    .filter(record -> record.getValue().getOrderId().startsWith("batch-"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<String, String> accepted = answer.get("results")
                    .valueStream()
                    .filter(result -> result.get("code").stringValue().equals("accepted"))
                    .collect(Collectors.toMap(
                            result -> result.get("partition") + "@" + result.get("offset"),
                            result -> result.get("id").stringValue()));
            assertThat(written).hasSize(900);
            assertThat(written.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, record -> record.getValue()
                                    .getOrderId())))
                    .isEqualTo(accepted);
        }
    }

    @Test
    void shouldTakeLinesAndTellDuplicates() {
        String first = order("lines-1", 1, "12.50");
        String body = first + "\n{broken\n" + order("lines-1", 2, "12.50") + "\n" + first + "\n";

        JsonNode answer = answered(post(ORDERS, NDJSON, body), 202);
        assertThat(codes(answer)).containsExactly("accepted", "not-json", "accepted", "duplicate");
        assertThat(answer.get("duplicates").intValue()).isEqualTo(1);

        assertThat(codes(answered(post(ORDERS, JSON, first), 202))).containsExactly("duplicate");
    }

    @Test
    void shouldTakeEventsAndMakeTheirIds() {
        String event = "{\"session_id\": \"s-1\", \"user_id\": \"u-1\", \"type\": \"PRODUCT_VIEW\","
                + " \"product_id\": \"p-1\", \"occurred_at\": \"2026-03-01T10:00:00Z\", \"device\": \"mobile\"}";

        JsonNode answer = answered(post(EVENTS, JSON, "[" + event + "," + event + ", {}]"), 202);

        assertThat(codes(answer)).containsExactly("accepted", "accepted", "field-missing");
        List<String> ids = new ArrayList<>();
        answer.get("results")
                .valueStream()
                .limit(2)
                .forEach(result -> ids.add(result.get("id").stringValue()));
        try (IngestTopic<ShopEvent> topic = new IngestTopic<>(platform, TOPICS.events())) {
            assertThat(topic.read().values())
                    .extracting(ShopEvent::getEventId)
                    .doesNotHaveDuplicates()
                    .containsAll(ids);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithEveryRecordIfNoneIsValid() {
        JsonNode problem = answered(post(ORDERS, JSON, order(" ", 1, "12.50")), 422);

        assertThat(problem.get("type").stringValue()).isEqualTo("/problems/no-valid-record");
        assertThat(codes(problem)).containsExactly("id-missing");
        assertThat(problem.get("results").get(0).get("pointer").stringValue()).isEqualTo("/order_id");
    }

    @Test
    void shouldTellARecordThatKafkaRefuses() {
        String line = "{\"line_no\": %d, \"product_id\": \"" + "p".repeat(190)
                + "\", \"quantity\": 1, \"unit_price\": \"1.00\"}";
        String lines = IntStream.rangeClosed(1, 8_000).mapToObj(line::formatted).collect(Collectors.joining(","));
        String large = order("large-1", 1, "8000").replaceFirst("\\[.*]", "[" + lines + "]");

        JsonNode answer = answered(post(ORDERS, JSON, "[" + large + "," + order("large-2", 1, "12.50") + "]"), 202);

        assertThat(codes(answer)).containsExactly("refused-by-kafka", "accepted");
    }

    @Test
    void shouldRefuseWhatItCannotReadOrMayNotTake() {
        assertThat(answered(post(ORDERS, JSON, "{"), 400).get("detail").stringValue())
                .startsWith("the body is not valid JSON at line 1");
        answered(post(ORDERS, "text/csv", "a"), 415);
        answered(post(ORDERS, JSON, "[" + "{},".repeat(5_000) + "{}]"), 413);
        answered(post(EVENTS, NDJSON, " ".repeat(17 << 20)), 413);
        answered(
                api.send(request(ORDERS, JSON, order("x", 1, "12.50"))
                        .header("X-Forwarded-For", "203.0.113.9")
                        .build()),
                403);
        assertThat(answered(post(ORDERS + "?dry=1", JSON, "[]"), 400)
                        .get("parameter")
                        .stringValue())
                .isEqualTo("dry");
    }

    @Test
    void shouldAnswerABodyThatBreaksOff() {
        for (String path : List.of(ORDERS, EVENTS)) {
            for (String type : List.of(JSON, NDJSON)) {
                RawHttp.Answer answer = RawHttp.send(
                        api.port(),
                        "POST " + path + " HTTP/1.1|Host: localhost|Content-Type: " + type
                                + "|Transfer-Encoding: chunked",
                        "zz\r\n");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                assertThat(answer.isProblem()).as(answer.toString()).isTrue();
            }
        }
    }

    @Test
    void shouldAnswer503WithTheIdsWhileTheTopicIsMissing() {
        try (RunningApi early = RunningApi.start(settings("ingest-early-"))) {
            HttpResponse<String> response =
                    early.send(request(early, ORDERS, JSON, "[" + order("e", 1, "12.50") + ", {}]")
                            .build());

            JsonNode problem = answered(response, 503);
            assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
            assertThat(problem.get("part").stringValue()).isEqualTo("kafka");
            assertThat(codes(problem)).containsExactly("unavailable", "field-missing");
            assertThat(problem.get("results").get(0).get("id").stringValue()).isEqualTo("e");
        }
    }

    @Test
    void shouldAnswer503WhileKafkaHasNeverBeenThere() {
        try (RunningApi alone = RunningApi.start(
                Map.of("shopstream.registry", platform.registry().url()))) {
            HttpResponse<String> response = alone.send(
                    request(alone, ORDERS, NDJSON, order("n-1", 1, "12.50") + "\n" + order("n-2", 1, "12.50"))
                            .build());

            assertThat(codes(answered(response, 503))).containsExactly("unavailable", "unavailable");
            assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
        }
    }

    @Test
    void shouldAnswer503WhileTheRegistryIsAwayButStillJudgeTheBody() {
        RunningApi alone = LonelyApi.get();

        HttpResponse<String> valid =
                alone.send(request(alone, ORDERS, JSON, order("r", 1, "12.50")).build());
        HttpResponse<String> faulty =
                alone.send(request(alone, ORDERS, JSON, order("r", 0, "12.50")).build());

        JsonNode problem = answered(valid, 503);
        assertThat(problem.get("detail").stringValue()).contains("registry");
        assertThat(problem.has("results")).isFalse();
        assertThat(valid.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(codes(answered(faulty, 422))).containsExactly("version-not-positive");
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("results")
                .valueStream()
                .map(result -> result.get("code").stringValue())
                .toList();
    }

    /** One line of 12.50. */
    private static String order(String id, long version, String total) {
        return "{\"order_id\": \"" + id + "\", \"version\": " + version + ", \"kind\": \"SALE\","
                + " \"status\": \"PLACED\","
                + " \"placed_at\": \"2026-03-01T10:00:00+01:00\", \"updated_at\": \"2026-03-01T10:00:00+01:00\","
                + " \"currency\": \"USD\", \"lines\": [{\"line_no\": 1, \"product_id\": \"p-1\", \"quantity\": 1,"
                + " \"unit_price\": \"12.50\"}], \"total\": \"" + total + "\", \"shipping_country\": \"Norway\","
                + " \"channel\": \"web\"}";
    }

    private static HttpResponse<String> post(String path, String type, String body) {
        return api.send(request(path, type, body).build());
    }

    private static HttpRequest.Builder request(String path, String type, String body) {
        return request(api, path, type, body);
    }

    private static HttpRequest.Builder request(RunningApi service, String path, String type, String body) {
        return HttpRequest.newBuilder(service.uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static JsonNode answered(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RunningApi.json(response);
    }
}
