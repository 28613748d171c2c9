package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.monitoring.FiringAlerts;
import io.shopstream.local.monitoring.FullDisk;
import io.shopstream.local.monitoring.KafkaQuotas;
import io.shopstream.local.monitoring.MonitoringFiles;
import io.shopstream.local.monitoring.Prometheus;
import io.shopstream.local.monitoring.RehearsalRules;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes a shop: every query has an answer, and faults make alerts fire that end with the fault.
 * Needs the programs of Prometheus, so it runs in the profile {@code monitoring} only.
 */
@Tag("monitoring")
@Timeout(1200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoredShopIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    // Bytes per second: less than the changes of 20 orders a second have, and minutes for the state of 20,000.
    private static final double SLOW_CAPTURE = 5_000;
    private static final double SLOW_RESTORE = 100_000;
    private static final int MORE_THAN_THE_AUDIT_KEEPS = 11_000;

    @TempDir
    static Path data;

    @TempDir
    static Path folder;

    private static ShopProcess shop;
    private static Prometheus prometheus;
    private static FiringAlerts alerts;
    private static Endpoints endpoints;
    private static ShopSql sql;
    private static KafkaQuotas kafka;
    private static FullDisk disk;

    @BeforeAll
    static void start() throws Exception {
        shop = ShopProcess.start(data, "20", "--history=none");
        endpoints = shop.endpoints();
        sql = new ShopSql(endpoints.postgres());
        disk = new FullDisk(data);
        prometheus = Prometheus.start(folder, RehearsalRules.of(disk.minFree()), endpoints);
        alerts = new FiringAlerts(prometheus);
        kafka = new KafkaQuotas(endpoints.kafka());
    }

    @AfterAll
    static void stop() throws Exception {
        prometheus.close();
        try {
            shop.stop();
        } finally {
            shop.close();
        }
    }

    @Test
    @Order(1)
    void shouldAnswerEveryQueryOfDashboardsAndRules() {
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    ask(endpoints.api() + "/api/live/revenue?window=5m", "GET");
                    ask(endpoints.api() + "/api/analytics/revenue", "GET");
                    List<String> empty = new ArrayList<>();
                    for (List<String> queries : MonitoringFiles.queries().values()) {
                        for (String query : queries) {
                            if (prometheus.series(query) == 0 && !isOfErrors(query)) {
                                empty.add(query);
                            }
                        }
                    }
                    assertThat(empty).isEmpty();
                });
    }

    // No request has failed yet.
    private static boolean isOfErrors(String query) {
        return query.contains("status=~\"5..\"") && !query.contains("vector(0)");
    }

    @Test
    @Order(2)
    void shouldReportRejectedRecords() throws Exception {
        new BadRecords(endpoints, 42).send(1);
        alerts.await("DeadLetters");
        alerts.awaitEnd("DeadLetters");
    }

    @Test
    @Order(2)
    void shouldReportABacklogAndOldNumbers() {
        assertThat(Cli.run(data, "generate", "--orders=20000").exitCode()).isZero();
        alerts.await("StreamsLag", "SinkLag", "StreamsStale");
        alerts.awaitEnd("StreamsLag", "SinkLag", "StreamsStale");
    }

    @Test
    @Order(2)
    void shouldReportAWarehouseThatIsAway() throws Exception {
        sql.execute("alter role shop_sink nologin; alter role shop_api nologin;"
                + " select pg_terminate_backend(pid) from pg_stat_activity where usename in ('shop_sink', 'shop_api')");
        alerts.await("PartDown", "SinkWaiting", "SinkStale");
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(ask(endpoints.api() + "/api/data/orders", "GET")).isEqualTo(503);
            assertThat(prometheus.firing()).contains("ErrorRate");
        });
        for (String query : Objects.requireNonNull(MonitoringFiles.queries().get("alert ErrorRate"))) {
            assertThat(prometheus.series(query)).as(query).isPositive();
        }
        sql.execute("alter role shop_sink login; alter role shop_api login");
        alerts.awaitEnd("PartDown", "SinkWaiting", "SinkStale", "ErrorRate");
    }

    @Test
    @Order(2)
    void shouldReportALoaderThatWaitsForALock() throws Exception {
        try (Connection other = DriverManager.getConnection(endpoints.postgres(), "postgres", "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table ops.sink_offsets in access exclusive mode");
            alerts.await("SinkWaiting");
            other.rollback();
        }
        alerts.awaitEnd("SinkWaiting");
    }

    @Test
    @Order(2)
    void shouldReportALoaderThatStops() throws Exception {
        sql.execute("alter table ops.sink_offsets add constraint broken check (next_offset < 0) not valid");
        alerts.await("SinkStopped");
        sql.execute("alter table ops.sink_offsets drop constraint broken");
        assertThat(Cli.run(data, "sink", "start").exitCode()).isZero();
        alerts.awaitEnd("SinkStopped");
    }

    @Test
    @Order(2)
    void shouldReportRowsThatBreakARule() throws Exception {
        sql.execute("update mart.revenue_per_minute set gross = gross + 0.01 where window_start ="
                + " (select min(window_start) from mart.revenue_per_minute)");
        check();
        alerts.await("QualityChecksFail");
        sql.execute("update mart.revenue_per_minute set gross = gross - 0.01 where window_start ="
                + " (select min(window_start) from mart.revenue_per_minute)");
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            check();
            assertThat(prometheus.firing()).doesNotContain("QualityChecksFail");
        });
    }

    private static void check() throws Exception {
        ask(endpoints.sink() + "/sink/quality", "POST");
    }

    @Test
    @Order(2)
    void shouldReportALostSlotUntilASnapshotIsTaken() throws Exception {
        onShop("select pg_terminate_backend(active_pid) from pg_replication_slots where active_pid is not null;"
                + " select pg_drop_replication_slot(slot_name) from pg_replication_slots");
        alerts.await("CaptureDown");
        Cli snapshot = Cli.run(data, "snapshot");
        assertThat(snapshot.exitCode()).as(snapshot.output()).isZero();
        alerts.awaitEnd("CaptureDown");
    }

    @Test
    @Order(2)
    void shouldReportALogThatASlotKeepsForAnOpenTransaction() throws Exception {
        try (Connection forgotten =
                        DriverManager.getConnection(Objects.requireNonNull(endpoints.shopDatabase()), "postgres", "");
                Statement statement = forgotten.createStatement()) {
            forgotten.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            onShop("create table public.noise as select i, repeat(md5(i::text), 10) from generate_series(1, 500000) i");
            alerts.await("ReplicationSlotSize");
            forgotten.rollback();
        }
        onShop("drop table public.noise");
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            onShop("checkpoint");
            assertThat(prometheus.firing()).doesNotContain("ReplicationSlotSize");
        });
    }

    private static void onShop(String statements) throws Exception {
        new ShopSql(Objects.requireNonNull(endpoints.shopDatabase())).execute(statements);
    }

    @Test
    @Order(2)
    void shouldReportChangesThatKafkaTakesTooSlowly() throws Exception {
        kafka.limitProducer("shop-capture", SLOW_CAPTURE);
        alerts.await("CaptureLag");
        kafka.limitProducer("shop-capture", null);
        alerts.awaitEnd("CaptureLag");
    }

    @Test
    @Order(2)
    void shouldReportAnAuditThatLosesEntries() throws Exception {
        sql.execute("revoke insert on ops.api_audit from shop_api");
        RefusedChanges.send(endpoints.api(), MORE_THAN_THE_AUDIT_KEEPS);
        alerts.await("AuditLost");
        sql.execute("grant insert on ops.api_audit to shop_api");
        alerts.awaitEnd("AuditLost");
    }

    @Test
    @Order(2)
    void shouldReportADiskThatFills() throws Exception {
        try {
            disk.fill();
            alerts.await("DiskFilling");
        } finally {
            disk.free();
        }
        alerts.awaitEnd("DiskFilling");
    }

    @Test
    @Order(3)
    void shouldReportServicesThatAreGoneAndStoresUntilTheyAreRestored() throws Exception {
        List<String> options = new ArrayList<>(ShopProcess.ports(endpoints));
        options.add("--history=none");
        kafka.limitConsumers(SLOW_RESTORE);
        shop.kill();
        alerts.await("InstanceDown");
        deleteStores();
        shop.close();
        try (ExecutorService starter = Executors.newSingleThreadExecutor()) {
            // At the same ports: its own would be known when it is up only, and Prometheus is to see the start.
            Future<ShopProcess> started =
                    starter.submit(() -> ShopProcess.start(data, "20", options.toArray(String[]::new)));
            alerts.await("StreamsNotReady", "StateRestore");
            kafka.limitConsumers(null);
            shop = started.get();
        }
        alerts.awaitEnd("InstanceDown", "StreamsNotReady", "StateRestore");
    }

    private static void deleteStores() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("streams"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int ask(String url, String method) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
