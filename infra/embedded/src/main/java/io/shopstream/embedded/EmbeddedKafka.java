package io.shopstream.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this JVM (KRaft, one node) on 127.0.0.1. Topics are kept for ever unless they say otherwise, are
 * never created by accident, and survive {@link #stop()} and {@link #start()}, as do the port and the cluster id. All
 * methods are thread safe; failures to start are {@link EmbeddedStartException}s.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int START_TIMEOUT_SECONDS = 120;

    private final Path directory;
    private final int port;
    private final Ports ports;
    private final Consumer<String> faults;
    private @Nullable KafkaNode node;

    EmbeddedKafka(Path directory, int port, Ports ports, Consumer<String> faults) {
        this.directory = directory;
        this.port = port;
        this.ports = ports;
        this.faults = faults;
    }

    /** Returns when the broker is unfenced and answers a client. Does nothing when it already runs. */
    public synchronized void start() {
        if (node != null) {
            return;
        }
        Ports.requireFree(Part.KAFKA, port);
        KafkaStorage.formatOnce(directory);
        KafkaConfig config = KafkaConfig.fromProps(KafkaSettings.of(directory, port, ports.free()), false);
        KafkaHalt.explain(directory);
        KafkaNode starting = new KafkaNode(config, faults);
        try {
            starting.start();
            requireAnswer();
        } catch (RuntimeException e) {
            stopAfter(e, starting);
            throw new EmbeddedStartException("Kafka could not start in " + directory + ": " + e.getMessage(), e);
        }
        node = starting;
    }

    /** An orderly shutdown: the log needs no recovery at the next start. */
    public synchronized void stop() {
        if (node != null) {
            node.stop();
            node = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /** The same for the life of the data directory. Only while it runs. */
    public synchronized String clusterId() {
        if (node == null) {
            throw new IllegalStateException("Kafka is not running");
        }
        return node.clusterId();
    }

    private static void stopAfter(RuntimeException failure, KafkaNode starting) {
        try {
            starting.stop();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void requireAnswer() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.describeCluster().nodes().get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("it does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
