package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SseReader;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service connects to its dependencies in any order and leaves nothing running when it stops. */
class ApiStartIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Topics TOPICS = Topics.prefixed("api-start-");

    @Test
    void shouldBecomeHealthyWhenItsDependenciesStartAndReportTheirOutage() {
        Platform platform = SharedPlatform.get();
        TestWarehouse warehouse = TestWarehouse.unmigrated("api_start");
        FakeShop shop = new FakeShop();
        try (FakeStreams streams = new FakeStreams(shop)) {
            streams.available(false);
            try (RunningApi api = RunningApi.start(Map.of(
                    "shopstream.kafka", platform.kafka().bootstrapServers(),
                    "shopstream.registry", platform.registry().url(),
                    "shopstream.topic-prefix", TOPICS.prefix(),
                    "shopstream.streams", streams.uri().toString(),
                    "shopstream.warehouse.url", warehouse.url()))) {
                awaitPart(api, "streams", "down");
                awaitPart(api, "warehouse", "down");
                assertThat(api.get("/api/analytics/revenue").statusCode()).isEqualTo(503);
                assertThat(api.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
                assertThat(api.get("/actuator/health/readiness").body())
                        .as("answers what the other parts know")
                        .contains("\"UP\"");
                warehouse.migrate();
                streams.available(true);
                BusyShop.provision(platform, TOPICS);
                await("health")
                        .atMost(TIMEOUT)
                        .until(() -> api.get("/api/health").statusCode(), code -> code == 200);
                try (BusyShop busy = new BusyShop(platform, TOPICS, shop).open()) {
                    assertThat(busy).isNotNull();
                    JsonNode status = await("orders and lag are seen")
                            .atMost(TIMEOUT)
                            .until(() -> RunningApi.json(api.get("/api/status")), ApiStartIT::seesOrders);
                    assertThat(status.get("streams").get("input_lag").longValue())
                            .isEqualTo(3);
                    assertShowsThatTheLiveFeedReads(api);
                    assertCommitsNothing(platform);
                }
                streams.available(false);
                awaitPart(api, "streams", "down");
                assertThat(api.get("/api/health").statusCode()).isEqualTo(503);
            }
        }
    }

    private static void assertShowsThatTheLiveFeedReads(RunningApi api) {
        JsonNode feed = RunningApi.json(api.get("/actuator/health/feed"));
        assertThat(feed.get("status").stringValue()).isEqualTo("UP");
        JsonNode details = feed.at("/components/liveFeed/details");
        assertThat(details.get("running").booleanValue()).isTrue();
        assertThat(details.get("seconds_since_last_poll").doubleValue()).isLessThan(10);
        assertThat(api.get("/actuator/prometheus").body()).contains("spring_kafka_listener_seconds_count");
    }

    private static void assertCommitsNothing(Platform platform) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka().bootstrapServers()))) {
            assertThat(admin.listGroups()
                            .all()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .extracting(GroupListing::groupId)
                    .doesNotContain(TOPICS.consumerGroup(ConsumerGroups.API_LIVE));
        }
    }

    private static boolean seesOrders(JsonNode status) {
        return !status.get("streams").isNull()
                && status.get("rates").get("orders_per_second").doubleValue(0) > 0
                && status.get("rates").get("events_per_second").doubleValue(0) > 0
                && status.get("lag")
                        .valueStream()
                        .anyMatch(lag -> lag.get("topic").stringValue().endsWith("shop.orders.v1")
                                && lag.get("lag").longValue() > 0);
    }

    private static void awaitPart(RunningApi api, String part, String status) {
        await(part + " " + status).atMost(TIMEOUT).until(() -> RunningApi.json(api.get("/api/status"))
                .get("health")
                .get("parts")
                .valueStream()
                .anyMatch(state -> state.get("name").stringValue().equals(part)
                        && state.get("status").stringValue().equals(status)));
    }

    @Test
    void shouldEndItsStreamsAndLeaveNoThreadBehindWhenItStops() {
        Set<String> before = ownThreads();
        try (RunningApi api = RunningApi.start(Map.of("shopstream.producer", "http://127.0.0.1:1"));
                SseReader reader = SseReader.open(api.uri("/api/live/stream"))) {
            reader.await(TIMEOUT, events -> !events.isEmpty());
            assertReportsThatTheProducerIsUnavailable(api);
            api.close();
            reader.awaitEnd(TIMEOUT);
        }
        await("no thread of the service is left").atMost(TIMEOUT).until(ApiStartIT::ownThreads, before::containsAll);
    }

    private static void assertReportsThatTheProducerIsUnavailable(RunningApi api) {
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(api.uri("/api/etl/generate-data"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"orders\": 1}"))
                .build());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningApi.json(response).get("part").stringValue()).isEqualTo("producer");
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    private static Set<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("api-") || name.contains("http-nio") || name.contains("kafka-"))
                .collect(Collectors.toSet());
    }
}
