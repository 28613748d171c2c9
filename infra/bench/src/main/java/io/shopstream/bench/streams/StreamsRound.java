package io.shopstream.bench.streams;

import io.shopstream.bench.round.Measurement;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.EngineSettings;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.runtime.progress.EngineWatch;
import io.shopstream.streams.runtime.progress.StatusReport;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.Retention;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Measures the whole topology as the service runs it (exactly once, RocksDB) on topics that are already full. The clock
 * runs from the commit of the warm-up records until everything is committed and no repartition topic has unprocessed
 * records.
 */
record StreamsRound(
        String kafka, URI registry, String topicPrefix, Path stateDirectory, int threads, long warmUp, long records) {
    private static final long CACHE_BYTES = 32L * 1024 * 1024;
    private static final long ROCKSDB_BYTES = 128L * 1024 * 1024;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    static StreamsRound of(String[] arguments) {
        return new StreamsRound(
                arguments[0],
                URI.create(arguments[1]),
                arguments[2],
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Long.parseLong(arguments[5]),
                Long.parseLong(arguments[6]));
    }

    List<String> arguments() {
        return List.of(
                kafka,
                registry.toString(),
                topicPrefix,
                stateDirectory.toString(),
                Integer.toString(threads),
                Long.toString(warmUp),
                Long.toString(records));
    }

    void run(PrintStream out) {
        StreamsEngine engine = engine(kafka, registry, topicPrefix, stateDirectory, threads);
        try (engine;
                EngineWatch watch = new EngineWatch(engine, KafkaConnection.of(kafka), Clock.systemUTC());
                Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            StatusReport report = new StatusReport(engine, watch, Clock.systemUTC());
            engine.start();
            long begun = System.nanoTime();
            long before = 0;
            while (before < warmUp) {
                begun = System.nanoTime();
                before = committed(admin);
                pause(engine);
            }
            long left = warmUp + records - before;
            while (report.status().inputLag() != 0 || committed(admin) < warmUp + records) {
                pause(engine);
            }
            Measurement.print(out, left, 0, System.nanoTime() - begun);
        }
    }

    static StreamsEngine engine(String kafka, URI registry, String topicPrefix, Path stateDirectory, int threads) {
        return new StreamsEngine(new EngineSettings(
                KafkaConnection.of(kafka),
                RegistryConnection.of(registry),
                topicPrefix,
                Topics.DEFAULT_PARTITIONS,
                Topics.BROKERS_REPLICATION,
                stateDirectory,
                null,
                threads,
                0,
                0,
                CACHE_BYTES,
                ROCKSDB_BYTES,
                Retention.FOR_EVER,
                "",
                Outputs.ON));
    }

    private static void pause(StreamsEngine engine) {
        requireAlive(engine);
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    static void requireAlive(StreamsEngine engine) {
        if (!engine.state().isAlive()) {
            throw new CommandFailure("streams is " + engine.state().label());
        }
    }

    private long committed(Admin admin) {
        Topics topics = Topics.prefixed(topicPrefix);
        Set<String> inputs = Set.of(topics.orders().name(), topics.events().name());
        try {
            return new TopicEnds(admin, TIMEOUT)
                    .positions(topics.consumerGroup(ConsumerGroups.STREAMS)).entrySet().stream()
                            .filter(position ->
                                    inputs.contains(position.getKey().topic()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
        } catch (KafkaException e) {
            throw new CommandFailure("cannot read the committed offsets of streams: " + e.getMessage(), e);
        }
    }
}
