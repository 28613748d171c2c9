package io.shopstream.api.ingest.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.IngestTopic;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.Topics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches with an Idempotency-Key over a real broker: the topic has each once, however often it is sent. */
class IdempotentBatchesIT {
    private static final Topics TOPICS = Topics.prefixed("once-");
    private static final String ORDERS = "/api/ingest/orders";
    private static final String LONG =
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                    + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                    + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

    private static Platform platform;
    private static TestWarehouse warehouse;
    private static RunningApi api;

    // Tells the records of one test from those of the others, and is its key.
    private final String name = "batch-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        platform = SharedPlatform.get();
        BusyShop.provision(platform, TOPICS);
        warehouse = TestWarehouse.create("idempotent_batches");
        api = RunningApi.start(Map.of(
                "shopstream.kafka",
                platform.kafka().bootstrapServers(),
                "shopstream.registry",
                platform.registry().url(),
                "shopstream.topic-prefix",
                TOPICS.prefix(),
                "shopstream.warehouse.url",
                warehouse.url()));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void shouldDoABatchOnceAndAnswerItAgain() {
        HttpResponse<String> first = post(name, batch(2));
        HttpResponse<String> second = post(name, batch(2));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(RunningApi.json(second)).isEqualTo(RunningApi.json(first));
        assertThat(written()).containsExactlyInAnyOrderElementsOf(ids(first));
    }

    @Test
    void shouldTakeTheKeyInQuotesToo() {
        assertThat(post("\"" + name + "\"", batch(1)).statusCode()).isEqualTo(202);
        assertThat(post(name, batch(1)).headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    void shouldRefuseAnotherBody() {
        post(name, batch(1));

        HttpResponse<String> other = post(name, batch(2));

        assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
        assertThat(RunningApi.json(other).get("type").stringValue()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(post("/api/ingest/events", name, batch(1)).statusCode())
                .as("the same bytes at another address")
                .isEqualTo(422);
        assertThat(written()).hasSize(1);
    }

    @Test
    void shouldGiveABatchTheSameIdsAfterACrash() {
        HttpResponse<String> first = post(name, batch(3));
        // As if the process had been killed after it had written the records, before it remembered the answer.
        update("status = null, answer = null, claimed_at = now() - interval '31 seconds'");

        HttpResponse<String> other = post(name, batch(2));
        HttpResponse<String> second = post(name, batch(3));

        assertThat(other.statusCode())
                .as("the body is known since before the crash")
                .isEqualTo(422);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(202);
        assertThat(ids(second)).isEqualTo(ids(first)).doesNotHaveDuplicates();
        assertThat(written()).as("twice in the log, once in the shop").hasSize(6);
        assertThat(written().stream().distinct()).containsExactlyInAnyOrderElementsOf(ids(first));
        assertThat(post(name, batch(3)).headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    void shouldSayThatABatchIsBeingDone() {
        post(name, batch(1));
        update("status = null, answer = null, claimed_at = now()");

        HttpResponse<String> meanwhile = post(name, batch(1));

        assertThat(meanwhile.statusCode()).as(meanwhile.body()).isEqualTo(409);
        assertThat(RunningApi.json(meanwhile).get("type").stringValue()).isEqualTo("/problems/request-in-progress");
        assertThat(meanwhile.headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
    }

    @Test
    void shouldTakeACorrectedBodyAfterOneThatCouldNotBeRead() {
        assertThat(post(name, "[{").statusCode()).isEqualTo(400);

        HttpResponse<String> corrected = post(name, batch(1));

        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(202);
        assertThat(corrected.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void shouldRememberThatNoRecordIsValid() {
        HttpResponse<String> first = post(name, "[{\"version\": 0}]");
        HttpResponse<String> second = post(name, "[{\"version\": 0}]");

        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(RunningApi.json(second)).isEqualTo(RunningApi.json(first));
    }

    @Test
    void shouldKeepTheBatchesOfEachSenderApart() {
        HttpResponse<String> made = api.send(request("/api/keys", "{\"name\": \"till\", \"role\": \"ingest\"}")
                .build());
        String till = RunningApi.json(made).get("key").stringValue();
        post(name, batch(1));

        HttpResponse<String> other = api.send(request(ORDERS, batch(2))
                .header("Idempotency-Key", name)
                .header("X-API-Key", till)
                .build());

        assertThat(other.statusCode()).as(other.body()).isEqualTo(202);
        assertThat(other.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(written()).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\"", LONG})
    void shouldNameTheHeaderThatIsWrong(String key) {
        HttpResponse<String> answer = post(key, batch(1));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningApi.json(answer).get("parameter").stringValue()).isEqualTo("Idempotency-Key");
    }

    /** Orders without ids. */
    private String batch(int orders) {
        String order = "{\"kind\": \"SALE\", \"status\": \"PLACED\", \"placed_at\": \"2026-03-01T10:00:00Z\","
                + " \"updated_at\": \"2026-03-01T10:00:00Z\", \"currency\": \"USD\", \"lines\": [{\"line_no\": 1,"
                + " \"product_id\": \"p-1\", \"quantity\": 1, \"unit_price\": \"12.50\"}], \"total\": \"12.50\","
                + " \"shipping_country\": \"Norway\", \"channel\": \"" + name + "\"}";
        return "[" + String.join(",", Collections.nCopies(orders, order)) + "]";
    }

    /** Ids of this test's orders in the topic, with repetitions. */
    private List<String> written() {
        try (IngestTopic<Order> topic = new IngestTopic<>(platform, TOPICS.orders())) {
            return topic.read().values().stream()
                    .filter(order -> order.getChannel().equals(name))
                    .map(Order::getOrderId)
                    .collect(Collectors.toList());
        }
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return RunningApi.json(answer)
                .get("results")
                .valueStream()
                .map(result -> result.get("id").stringValue())
                .toList();
    }

    private void update(String columns) {
        warehouse.execute("update ops.ingest_batches set " + columns + " where idempotency_key = '" + name + "'");
    }

    private HttpResponse<String> post(String key, String body) {
        return post(ORDERS, key, body);
    }

    private static HttpResponse<String> post(String path, String key, String body) {
        return api.send(request(path, body).header("Idempotency-Key", key).build());
    }

    private static HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
