package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service as deployed, starting with an empty server. */
class SinkServiceIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void closeHttp() {
        http.close();
    }

    @Test
    void shouldWaitForTheDatabaseThenLoadEveryTopicAndReportIt() throws Exception {
        String database = TestWarehouse.newName();
        try (TestTopics topics = TestTopics.create();
                ConfigurableApplicationContext sink = start(
                        database,
                        Map.of(
                                "shopstream.topic-prefix", topics.topics().prefix(),
                                "shopstream.quality.every", "0",
                                "shopstream.quality.patience", "1s"))) {
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/status"))
                    .contains("\"WAITING\"", "does not exist yet"));
            assertThat(get(sink, "/actuator/health/liveness")).contains("\"UP\"");
            assertThat(get(sink, "/actuator/health/readiness")).contains("\"OUT_OF_SERVICE\"");

            TestWarehouse warehouse = TestWarehouse.empty(database);
            writeOneOfEach(topics);

            await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(() -> {
                assertThat(warehouse.rows("select order_id, version, status, total from warehouse.orders"))
                        .containsExactly("o1|2|PAID|25.99");
                assertThat(warehouse.number("select count(*) from warehouse.order_items"))
                        .isEqualTo(2);
                assertThat(warehouse.number("select count(*) from warehouse.order_status_changes"))
                        .isEqualTo(2);
                assertThat(warehouse.rows("select user_id, name, inferred, version from warehouse.users order by 1"))
                        .containsExactly("u-o1|null|t|0", "u1|Ada|f|7");
                assertThat(warehouse.rows("select event_id, user_id from warehouse.events"))
                        .containsExactly("e1|u1");
                assertThat(warehouse.rows("select window_start, gross, net from mart.revenue_per_minute"))
                        .containsExactly("2026-03-01 12:00:00+00|25.99|25.99");
                assertThat(warehouse.rows("select source_topic = '"
                                + topics.topics().users().name() + "', reason from ops.rejected_records"))
                        .containsExactly("t|not-wire-format");
                assertThat(warehouse.number("select sum(rejected) from ops.sink_offsets"))
                        .isEqualTo(2);
            });
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/status"))
                    .contains("\"RUNNING\"", "\"next_offset\"", "\"rows_per_second\"", "\"months_made_until\"")
                    .doesNotContain("WAITING"));
            assertThat(get(sink, "/actuator/health/readiness"))
                    .contains("\"status\":\"UP\"", "sinkPrepared", "readinessState")
                    .doesNotContain("OUT_OF_SERVICE");
            assertThat(rebuild(sink, "{\"tables\": [\"no_such\"]}"))
                    .startsWith("400 ")
                    .contains("tables: ", "no_such", "warehouse.orders");
            assertThat(rebuild(sink, "{\"tables\": [\"orders\", \"mart.alerts\"]}"))
                    .startsWith("202 ");
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/rebuild"))
                    .contains("\"state\":\"DONE\"", "\"run_id\":1", "\"warehouse.orders\":1", "\"running\":null"));
            assertThat(warehouse.number("select count(*) from warehouse.orders"))
                    .isEqualTo(1);
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/actuator/prometheus"))
                    .contains(
                            "shopstream_sink_rows_total{",
                            "reason=\"not-wire-format\"",
                            "shopstream_sink_lag{",
                            "state=\"RUNNING\"} 1.0",
                            "kafka_consumer_fetch_manager_records_lag_max{")
                    .doesNotContain("partition=\"0\""));
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(warehouse.number("select count(distinct sampled_at)"
                            + " from ops.consumer_lag where topic = '"
                            + topics.topics().orders().name() + "'"))
                    .isPositive());
            assertQualityIsCheckedOnDemand(sink, warehouse);
        }
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().contains(ConsumerGroups.SINK_FACTS)));
    }

    @Test
    void shouldWaitUntilTheOwnerMayLogIn() throws Exception {
        String database = TestWarehouse.newName();
        TestWarehouse.empty(database);
        String owner = database + "_owner";
        try (ConfigurableApplicationContext sink = start(database, Map.of("shopstream.warehouse.owner-user", owner));
                Connection operator = DriverManager.getConnection(
                        SharedPlatform.get().postgres().jdbcUrl(database), "postgres", "");
                Statement statement = operator.createStatement()) {
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/status"))
                    .contains("\"WAITING\"", "rejects the login of " + owner, "SHOPSTREAM_WAREHOUSE_OWNER_USER"));

            statement.execute("create role " + owner + " login superuser");
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(get(sink, "/sink/status")).contains("\"RUNNING\""));
        }
    }

    @Test
    void shouldReportInOneLineThatAnotherVersionMigratedTheWarehouse() throws Exception {
        TestWarehouse warehouse = TestWarehouse.create();
        warehouse.execute("update ops.schema_history set checksum = checksum + 1 where version = '1'");
        try (ConfigurableApplicationContext sink = start(warehouse.name(), Map.of())) {
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/status"))
                    .contains("\"STOPPED\"", "migrated by another version of shopstream\"", "--fresh")
                    .doesNotContain("http", "checksum"));
            assertThat(get(sink, "/actuator/health")).contains("\"DOWN\"");

            assertThat(post(sink, "/sink/start", "Content-Type", "application/json", "X-Forwarded-For", "203.0.113.9"))
                    .isEqualTo(403);
            assertThat(post(sink, "/sink/start"))
                    .as("without JSON, as from a foreign page")
                    .isEqualTo(415);
            assertThat(get(sink, "/sink/status")).contains("\"STOPPED\"", "\"since\"");
            warehouse.execute("update ops.schema_history set checksum = checksum - 1 where version = '1'");
            assertThat(post(sink, "/sink/start", "Content-Type", "application/json"))
                    .isEqualTo(202);
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/status"))
                    .contains("\"RUNNING\"")
                    .doesNotContain("STOPPED"));
            assertThat(get(sink, "/actuator/health")).contains("\"UP\"");
        }
    }

    @Test
    void shouldBeReadyInAnOutageButNotWhileALoaderHasStopped() throws Exception {
        TestWarehouse warehouse = TestWarehouse.create();
        try (TestTopics topics = TestTopics.create();
                ConfigurableApplicationContext sink = start(
                        warehouse.name(),
                        Map.of("shopstream.topic-prefix", topics.topics().prefix()))) {
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(ready(sink)).isEqualTo(200));
            try (Connection other = DriverManager.getConnection(
                            SharedPlatform.get().postgres().jdbcUrl(warehouse.name()), "postgres", "");
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("lock table ops.sink_offsets in access exclusive mode");
                writeOneOfEach(topics);
                await().atMost(TIMEOUT).untilAsserted(() -> assertThat(get(sink, "/sink/status"))
                        .contains("\"WAITING\""));
                assertThat(ready(sink)).as("it resumes by itself").isEqualTo(200);
                statement.execute(
                        "alter table ops.sink_offsets add constraint broken check (next_offset < 0) not valid");
                other.commit();
            }
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(get(sink, "/sink/status")).contains("\"STOPPED\""));
            assertThat(ready(sink)).as("an operator is needed").isEqualTo(503);
            assertThat(get(sink, "/actuator/health/liveness")).contains("\"UP\"");

            warehouse.execute("alter table ops.sink_offsets drop constraint broken");
            assertThat(post(sink, "/sink/start", "Content-Type", "application/json"))
                    .isEqualTo(202);
            await().atMost(TIMEOUT).untilAsserted(() -> {
                assertThat(warehouse.number("select count(*) from warehouse.orders"))
                        .isEqualTo(1);
                assertThat(ready(sink)).isEqualTo(200);
            });
        }
    }

    private int ready(ConfigurableApplicationContext sink) throws IOException, InterruptedException {
        return answer(sink, "/actuator/health/readiness").statusCode();
    }

    // No streams service runs here, so comparisons with the marts wait for it and then are not judged.
    private void assertQualityIsCheckedOnDemand(ConfigurableApplicationContext sink, TestWarehouse warehouse)
            throws IOException, InterruptedException {
        assertThat(get(sink, "/sink/quality")).contains("\"IDLE\"", "on demand only");
        assertThat(post(sink, "/sink/quality", "Content-Type", "application/json", "X-Forwarded-For", "203.0.113.9"))
                .isEqualTo(403);
        assertThat(post(sink, "/sink/quality", "Content-Type", "text/plain")).isEqualTo(415);
        assertThat(post(sink, "/sink/quality", "Content-Type", "application/json"))
                .isEqualTo(202);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(get(sink, "/sink/quality")).contains("\"IDLE\"", "\"run_id\":1"));
        assertThat(warehouse.rows("select failed from ops.quality_checks where check_name = 'intake-types'"))
                .containsExactly("1");
        assertThat(warehouse.rows("select judged from ops.quality_checks"
                        + " where check_name = 'revenue-per-minute-is-sum-of-facts'"))
                .containsExactly("f");
        assertThat(get(sink, "/actuator/prometheus"))
                .contains("shopstream_quality_score ", "shopstream_quality_failed{check=\"intake-types\"} 1.0")
                .doesNotContain("shopstream_quality_score NaN");
    }

    private int post(ConfigurableApplicationContext sink, String path, String... headers)
            throws IOException, InterruptedException {
        String port = sink.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void writeOneOfEach(TestTopics topics) {
        topics.send(topics.topics().orders(), "o1", Samples.order("o1", 1));
        topics.send(
                topics.topics().orders(),
                "o1",
                Samples.order("o1", 2, OrderStatus.PAID, Samples.order("o1", 1).getLines()));
        topics.sendBytes(topics.topics().orders().name(), "o1", new byte[] {1, 2, 3});
        topics.send(topics.topics().users(), "u1", Samples.user("u1", 7, "Ada"));
        topics.sendBytes(topics.topics().users().name(), "u2", new byte[] {1, 2, 3});
        topics.send(topics.topics().products(), "p1", Samples.product("p1", 1, "Lamp"));
        topics.send(topics.topics().events(), "u1", Samples.event("e1", "u1"));
        topics.send(topics.topics().revenuePerMinute(), "k", Samples.minute(Samples.NOON, 2599));
        topics.flush();
    }

    private ConfigurableApplicationContext start(String database, Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(Map.of(
                "server.port", 0,
                // Nobody listens there: a shop that runs on the default ports of this machine has a streams service.
                "shopstream.streams", "http://127.0.0.1:1",
                "shopstream.kafka", TestTopics.bootstrapServers(),
                "shopstream.registry", SharedPlatform.get().registry().url(),
                "shopstream.warehouse.url", SharedPlatform.get().postgres().jdbcUrl(database)));
        settings.putAll(more);
        return SinkApplication.start(settings);
    }

    /** Status and body. */
    private String rebuild(ConfigurableApplicationContext sink, String request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                + sink.getEnvironment().getRequiredProperty("local.server.port") + "/sink/rebuild"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private String get(ConfigurableApplicationContext sink, String path) throws IOException, InterruptedException {
        return answer(sink, path).body();
    }

    private HttpResponse<String> answer(ConfigurableApplicationContext sink, String path)
            throws IOException, InterruptedException {
        String port = sink.getEnvironment().getProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
