package io.shopstream.bench.chaos;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs several streams processes, each with a copy of every store, under live traffic. One at a time is killed with
 * SIGKILL, while a client queries them and compares each answer with an oracle. At the end all values must be exact.
 */
public final class StreamsChaos {
    private static final Duration PROCESSES_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final EmbeddedPlatform platform;
    private final Path directory;
    private final StreamsChaosPlan plan;
    private final Consumer<String> progress;

    /** @param directory for the states and logs of the instances */
    public StreamsChaos(EmbeddedPlatform platform, Path directory, StreamsChaosPlan plan, Consumer<String> progress) {
        this.platform = platform;
        this.directory = directory;
        this.plan = plan;
        this.progress = progress;
    }

    public StreamsChaosReport run() throws IOException, InterruptedException {
        // All minutes lie in the past, whatever the length.
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(plan.panes() + 10L));
        OrderScript script = new OrderScript(start, plan.ordersPerSecond());
        Oracle oracle = new Oracle(script, plan.panes(), Clock.systemUTC());
        URI registry = URI.create(platform.registry().url());
        Tally tally = new Tally();
        List<ServiceInstance> instances = instances(registry);
        List<String> addresses =
                instances.stream().map(ServiceInstance::address).toList();
        try (ScriptedTraffic traffic = new ScriptedTraffic(
                        platform.kafka().bootstrapServers(), registry, script, Deliveries.EACH_ONCE, oracle);
                CheckedQueries queries = new CheckedQueries(addresses, script, oracle, tally);
                StreamsInstances streamsInstances = new StreamsInstances(instances)) {
            for (ServiceInstance instance : instances) {
                instance.start();
            }
            streamsInstances.awaitCaughtUp(PROCESSES_TIMEOUT);
            progress.accept(instances.size() + " instances are up; logs are in " + directory);
            int kills = runWithKills(traffic, queries, streamsInstances);
            progress.accept("Traffic is over; waiting until everything is processed");
            streamsInstances.awaitCaughtUp(CATCH_UP_TIMEOUT);
            return tally.report(kills, differences(queries));
        } finally {
            for (ServiceInstance instance : instances) {
                instance.close();
            }
        }
    }

    private int runWithKills(ScriptedTraffic traffic, CheckedQueries queries, StreamsInstances streamsInstances)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> {
                traffic.run(plan.length());
                return null;
            });
            Future<Integer> killing = threads.submit(() -> killUntil(sending, streamsInstances));
            long begun = System.nanoTime();
            int asked = 0;
            while (!sending.isDone()) {
                long due = (System.nanoTime() - begun) * plan.asksPerSecond() / 1_000_000_000L;
                for (; asked < due; asked++) {
                    int number = asked;
                    threads.submit(() -> {
                        queries.ask(number);
                    });
                }
                Thread.sleep(5);
            }
            sending.get();
            return killing.get();
        } catch (ExecutionException e) {
            throw new CommandFailure("the run was aborted: " + e.getMessage(), e);
        }
    }

    private int killUntil(Future<?> end, StreamsInstances streamsInstances) throws IOException, InterruptedException {
        long interval = plan.killEvery().toNanos();
        long due = System.nanoTime() + interval;
        int kills = 0;
        while (!end.isDone()) {
            // Waits for the last victim, since nothing can be tested with all of them down; the progress line shows the
            // delay.
            if (System.nanoTime() >= due && (plan.merciless() || streamsInstances.isBack(kills))) {
                progress.accept("Kill %d, %.1f s after it was due: instance %d"
                        .formatted(kills + 1, (System.nanoTime() - due) / 1e9, streamsInstances.killNext(kills)));
                kills++;
                due = Math.max(due + interval, System.nanoTime());
            }
            Thread.sleep(50);
        }
        return kills;
    }

    // Queried until all instances agree: the freshness that their answers state may be a second old.
    private static List<String> differences(CheckedQueries queries) throws InterruptedException {
        long deadline = System.nanoTime() + AGREEMENT_TIMEOUT.toNanos();
        List<String> differences = queries.differences();
        while (!differences.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
            differences = queries.differences();
        }
        return differences;
    }

    private List<ServiceInstance> instances(URI registry) throws IOException {
        Map<String, Object> settings = Map.of(
                "shopstream.kafka",
                platform.kafka().bootstrapServers(),
                "shopstream.registry",
                registry,
                "shopstream.topic-prefix",
                "",
                "shopstream.standbys",
                plan.standbys(),
                "shopstream.threads",
                1,
                // In this JVM every service has the API's libraries on its class path.
                "springdoc.api-docs.enabled",
                false,
                "springdoc.swagger-ui.enabled",
                false);
        List<ServiceInstance> instances = new ArrayList<>();
        for (int number = 1; number <= plan.instances(); number++) {
            int port = Ports.free();
            String name = "streams-" + number;
            Map<String, Object> own = new HashMap<>(settings);
            own.put("shopstream.application-server", "127.0.0.1:" + port);
            own.put("shopstream.state-dir", directory.resolve(name));
            instances.add(new ServiceInstance(ServiceChild.STREAMS, name, port, directory, own));
        }
        return instances;
    }
}
