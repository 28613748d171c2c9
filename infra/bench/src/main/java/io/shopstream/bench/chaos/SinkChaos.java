package io.shopstream.bench.chaos;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs two sink processes under untidy traffic, one of which at a time is killed with SIGKILL, or frozen and thawed.
 * Afterwards every row must exist once, in its last version, and the sink's ledger must match what was sent.
 */
public final class SinkChaos {
    private static final String DATABASE = "warehouse";
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration SETTLED_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int FREEZE_EVERY = 3;

    private final EmbeddedPlatform platform;
    private final Path directory;
    private final SinkChaosPlan plan;
    private final Consumer<String> progress;
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong freezes = new AtomicLong();

    /** @param directory for the logs of the instances */
    public SinkChaos(EmbeddedPlatform platform, Path directory, SinkChaosPlan plan, Consumer<String> progress) {
        this.platform = platform;
        this.directory = directory;
        this.plan = plan;
        this.progress = progress;
    }

    public SinkChaosReport run() throws IOException, InterruptedException, SQLException {
        platform.postgres().createDatabase(DATABASE);
        Instant start = Instant.now()
                .truncatedTo(ChronoUnit.MINUTES)
                .minus(Duration.ofMinutes(plan.length().toSeconds() + 10));
        OrderScript script = new OrderScript(start, plan.ordersPerSecond());
        List<ServiceInstance> instances = instances();
        try (ScriptedTraffic traffic = new ScriptedTraffic(
                platform.kafka().bootstrapServers(),
                URI.create(platform.registry().url()),
                script,
                Deliveries.UNTIDY,
                new NoOpListener())) {
            for (ServiceInstance instance : instances) {
                instance.start();
            }
            await(READY_TIMEOUT, "the sink to open its ledger", () -> loaded() >= 0);
            progress.accept(instances.size() + " instances are up; logs are in " + directory);
            runWithFaults(traffic, instances);
            long sent = System.nanoTime();
            progress.accept("Traffic is over; waiting until everything is loaded");
            long records = LongStream.range(0, plan.orders())
                    .map(number -> Deliveries.UNTIDY.of(number).length)
                    .sum();
            await(SETTLED_TIMEOUT, records + " records to be loaded", () -> loaded() >= records);
            return report(script, records, (System.nanoTime() - sent) / 1_000_000);
        } finally {
            for (ServiceInstance instance : instances) {
                instance.close();
            }
        }
    }

    private void runWithFaults(ScriptedTraffic traffic, List<ServiceInstance> instances) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> {
                traffic.run(plan.length());
                return null;
            });
            Future<?> injecting = threads.submit(() -> {
                injectUntil(sending, instances);
                return null;
            });
            sending.get();
            injecting.get();
        } catch (ExecutionException e) {
            throw new CommandFailure("the run was aborted: " + e.getMessage(), e);
        }
    }

    private void injectUntil(Future<?> end, List<ServiceInstance> instances) throws IOException, InterruptedException {
        for (int turn = 0; sleptUnlessDone(end, plan.killEvery()); turn++) {
            int victim = turn % instances.size();
            ServiceInstance instance = instances.get(victim);
            if (turn % FREEZE_EVERY == FREEZE_EVERY - 1) {
                progress.accept("Freeze %d: instance %d, for %d s"
                        .formatted(
                                freezes.incrementAndGet(),
                                victim + 1,
                                plan.frozenFor().toSeconds()));
                instance.freeze();
                try {
                    sleptUnlessDone(end, plan.frozenFor());
                } finally {
                    instance.thaw();
                }
            } else {
                progress.accept("Kill %d: instance %d".formatted(kills.incrementAndGet(), victim + 1));
                instance.kill();
                instance.start();
            }
        }
    }

    private static boolean sleptUnlessDone(Future<?> end, Duration length) throws InterruptedException {
        long deadline = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < deadline && !end.isDone()) {
            Thread.sleep(50);
        }
        return !end.isDone();
    }

    private SinkChaosReport report(OrderScript script, long records, long settledMillis) throws SQLException {
        long garbage = LongStream.range(0, plan.orders())
                .flatMap(number -> LongStream.of(Deliveries.UNTIDY.of(number)))
                .filter(version -> version == Deliveries.GARBAGE)
                .count();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            RowComparison comparison = new RowComparison(connection, script, plan.orders());
            comparison.run();
            comparison.compareLedger(records, garbage);
            return new SinkChaosReport(
                    plan.orders(),
                    records,
                    kills.intValue(),
                    freezes.intValue(),
                    comparison.rows(),
                    settledMillis,
                    comparison.differences());
        }
    }

    /** Number of records of the orders topic in the ledger; -1 before the ledger exists. */
    private long loaded() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select coalesce(sum(records), -1) from ops.sink_offsets where topic = 'shop.orders.v1'")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            return -1;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(platform.postgres().jdbcUrl(DATABASE), "shop_sink", "");
    }

    /** Polled until it holds. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private void await(Duration within, String what, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("timed out after %d s, waiting for %s; %d records are loaded, logs are in %s"
                        .formatted(within.toSeconds(), what, loaded(), directory));
            }
            Thread.sleep(PAUSE);
        }
    }

    private List<ServiceInstance> instances() throws IOException {
        Map<String, Object> settings = Map.of(
                "shopstream.kafka",
                platform.kafka().bootstrapServers(),
                "shopstream.registry",
                platform.registry().url(),
                "shopstream.topic-prefix",
                "",
                "shopstream.warehouse.url",
                platform.postgres().jdbcUrl(DATABASE),
                // In this JVM every service has the API's libraries on its class path.
                "springdoc.api-docs.enabled",
                false,
                "springdoc.swagger-ui.enabled",
                false);
        List<ServiceInstance> instances = new ArrayList<>();
        for (int number = 1; number <= SinkChaosPlan.INSTANCES; number++) {
            instances.add(new ServiceInstance(ServiceChild.SINK, "sink-" + number, Ports.free(), directory, settings));
        }
        return instances;
    }

    /** Ignores everything: what was sent is known from the script. */
    private static final class NoOpListener implements ScriptedTraffic.Listener {
        @Override
        public void sending(long number) {}

        @Override
        public void acknowledged(long number) {}
    }
}
