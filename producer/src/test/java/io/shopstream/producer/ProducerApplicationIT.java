package io.shopstream.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests one running service; the last test stops it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProducerApplicationIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Topics TOPICS = Topics.prefixed("simulator-" + UUID.randomUUID() + "-");
    private static final String DATABASE =
            "application_" + UUID.randomUUID().toString().replace('-', '_');

    private static ConfigurableApplicationContext context;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Platform platform = SharedPlatform.get();
        platform.postgres().createDatabase(DATABASE);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.port",
                0,
                "shopstream.kafka",
                platform.kafka().bootstrapServers(),
                "shopstream.registry",
                platform.registry().url(),
                "shopstream.topic-prefix",
                TOPICS.prefix(),
                "shopstream.currency",
                "EUR",
                "shopstream.orders-per-second",
                50,
                "shopstream.simulator.users",
                100));
        settings.putAll(Map.of(
                "shopstream.simulator.products",
                200,
                "shopstream.history",
                "none",
                "shopstream.shop-database.url",
                url(),
                "shopstream.capture.slot",
                DATABASE));
        context = ProducerApplication.start(settings);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void setRate() throws Exception {
        rate("50", 200);
    }

    @AfterEach
    void close() {
        http.close();
    }

    private static String url() {
        return SharedPlatform.get().postgres().jdbcUrl(DATABASE);
    }

    @Test
    void shouldCountTheRecordsOfTheTopics() throws Exception {
        awaitOrders(20);
        rate("0", 200);
        awaitPaused();
        JsonNode counts = status().path("topics");
        assertThat(counts.path(TOPICS.orders().name()).path("acked").asInt())
                .isEqualTo(TopicContents.read(TOPICS.orders()).size());
        assertThat(counts.path(TOPICS.events().name()).path("acked").asInt())
                .isEqualTo(TopicContents.read(TOPICS.events()).size());
        assertThat(status().path("failed").asLong()).isZero();
        // Otherwise a scrape fails while a client of Kafka is replaced, which happens at any time.
        assertThat(context.getBean(PrometheusMeterRegistry.class).getPrometheusRegistry())
                .isNotExactlyInstanceOf(PrometheusRegistry.class);
        assertThat(get("/actuator/prometheus").body())
                .contains(
                        "shopstream_producer_records_total{",
                        "result=\"acked\"",
                        TOPICS.orders().name());
        assertThat(get("/actuator/health").body()).contains("\"PAUSED\"");
    }

    @Test
    void shouldPlaceTheRequestedNumberOfAdditionalOrders() throws Exception {
        rate("0", 200);
        awaitPaused();
        int before = firstVersions();
        assertThat(post("/producer/generate", "{\"orders\": 1234}", 202)
                        .path("burst_left")
                        .asInt())
                .isBetween(0, 1234);
        await("all placed")
                .atMost(TIMEOUT)
                .until(() -> status().path("burst_left").asInt() == 0
                        && status().path("in_flight").asInt() == 0);
        // The last orders may not be in flight yet when burst_left reaches 0.
        await("all in the topic").atMost(TIMEOUT).untilAsserted(() -> assertThat(firstVersions() - before)
                .isEqualTo(1234));
        assertThat(post("/producer/generate", "{\"orders\": 0}", 400)
                        .path("detail")
                        .asString())
                .startsWith("orders must be a number from 1");
    }

    @Test
    void shouldRunAFlashSaleAndAWave() throws Exception {
        awaitOrders(20);
        post("/producer/flash-sale", "{\"seconds\": 30, \"factor\": 3}", 202);
        await("a campaign and lower prices in the topics").atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        TopicContents.read(TOPICS.campaigns()))
                .anyMatch(campaign -> campaign.value().getName().contains("Flash")));
        assertThat(post("/producer/flash-sale", "{\"seconds\": 0, \"factor\": 3}", 400)
                        .path("detail")
                        .asString())
                .startsWith("seconds must be");
        post("/producer/wave", "{\"period_seconds\": 60, \"factor\": 2}", 200);
        assertThat(post("/producer/wave", "{\"period_seconds\": 60, \"factor\": 0.5}", 400)
                        .path("detail")
                        .asString())
                .startsWith("factor must be");
        assertThat(status().path("orders_per_second").asString()).isEqualTo("50");
        HttpResponse<String> forwarded = http.send(
                request("/producer/rate")
                        .headers("Content-Type", "application/json", "X-Forwarded-For", "203.0.113.9")
                        .POST(BodyPublishers.ofString("{\"orders_per_second\": 1}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(forwarded.statusCode())
                .as("a request that a proxy forwarded")
                .isEqualTo(403);
        HttpResponse<String> withoutJson = http.send(
                request("/producer/capture/snapshot")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(withoutJson.statusCode())
                .as("a snapshot that a web page could ask for")
                .isEqualTo(415);
    }

    @Test
    void shouldChangeTheRateWhileRunning() throws Exception {
        assertThat(rate("5", 200).path("orders_per_second").asString()).isEqualTo("5");
        assertThat(rate("\"max\"", 200).path("orders_per_second").asString()).isEqualTo("max");
        awaitOrders(5_000);
        assertThat(rate("0.5", 200).path("orders_per_second").asString()).isEqualTo("0.5");
        assertThat(rate("-1", 400).path("detail").asString()).contains("orders_per_second must be a number");
        assertThat(rate("null", 400).path("status").asInt()).isEqualTo(400);
        assertThat(status().path("orders_per_second").asString()).isEqualTo("0.5");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldPublishCatalogueAndTrafficAndStopWithoutLoss() throws Exception {
        awaitOrders(100);
        rate("0", 200);
        TablesAndTopics.awaitEqual(url(), TOPICS);
        context.close();
        await("no thread of the simulator is left").atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("shop-simulator")
                .noneMatch(name -> name.startsWith("kafka-producer-network-thread | shop-simulator")));

        Set<String> users = new HashSet<>();
        TopicContents.read(TOPICS.users()).forEach(user -> users.add(user.key()));
        assertThat(users).hasSizeGreaterThanOrEqualTo(100);
        assertThat(TopicContents.read(TOPICS.products()))
                .hasSizeGreaterThan(200)
                .allSatisfy(product -> {
                    assertThat(product.key()).isEqualTo(product.value().getProductId());
                    assertThat(product.value().getCurrency()).isEqualTo("EUR");
                });
        Set<String> versions = new HashSet<>();
        for (ConsumerRecord<String, io.shopstream.schemas.avro.Order> order : TopicContents.read(TOPICS.orders())) {
            assertThat(OrderRules.check(order.key(), order.value(), Instant.ofEpochMilli(order.timestamp())))
                    .isEmpty();
            assertThat(users).contains(order.value().getUserId());
            assertThat(versions.add(order.key() + "@" + order.value().getVersion()))
                    .isTrue();
        }
        for (ConsumerRecord<String, ShopEvent> event : TopicContents.read(TOPICS.events())) {
            assertThat(event.key()).isEqualTo(event.value().getUserId());
        }
    }

    /** Afterwards all records sent before are in the topics. */
    private void awaitPaused() {
        await("paused")
                .atMost(TIMEOUT)
                .until(
                        this::status,
                        status -> status.path("state").asString().equals("PAUSED")
                                && status.path("in_flight").asLong() == 0);
    }

    private void awaitOrders(int count) throws IOException, InterruptedException {
        long before = ackedOrders();
        await(count + " orders more acknowledged").atMost(TIMEOUT).until(() -> ackedOrders() - before >= count);
    }

    private long ackedOrders() throws IOException, InterruptedException {
        return status().path("topics")
                .path(TOPICS.orders().name())
                .path("acked")
                .asLong();
    }

    private JsonNode status() throws IOException, InterruptedException {
        HttpResponse<String> response = get("/producer/status");
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private int firstVersions() {
        return (int) TopicContents.read(TOPICS.orders()).stream()
                .filter(record ->
                        record.value().getVersion() == 1 && record.value().getKind() == OrderKind.SALE)
                .count();
    }

    private JsonNode rate(String value, int expectedStatus) throws IOException, InterruptedException {
        return post("/producer/rate", "{\"orders_per_second\": " + value + "}", expectedStatus);
    }

    private JsonNode post(String path, String body, int expectedStatus) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expectedStatus);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1));
    }
}
