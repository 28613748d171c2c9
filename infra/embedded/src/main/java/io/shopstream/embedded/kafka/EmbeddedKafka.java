package io.shopstream.embedded.kafka;

import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Kafka broker (KRaft, one node) in this JVM on 127.0.0.1. Topics never expire by default and are not created
 * automatically. Topics, port and cluster id survive {@link #stop()} and {@link #start()}. All methods are thread-safe;
 * a failed start throws an {@link EmbeddedStartException}.
 */
public final class EmbeddedKafka implements KafkaServer, AutoCloseable {

    private static final int START_TIMEOUT_SECONDS = 120;

    private final Path directory;
    private final int port;
    private final Consumer<String> faults;
    private final @Nullable SecuredListener secured;
    private @Nullable KafkaNode node;

    public EmbeddedKafka(Path directory, int port, Consumer<String> faults) {
        this(directory, port, faults, null);
    }

    /** @param secured a second listener, with login; null for none */
    public EmbeddedKafka(Path directory, int port, Consumer<String> faults, @Nullable SecuredListener secured) {
        this.directory = directory;
        this.port = port;
        this.faults = faults;
        this.secured = secured;
    }

    /** Returns when the broker is unfenced and answers a client. Does nothing if the broker already runs. */
    @Override
    public synchronized void start() {
        if (node != null) {
            return;
        }
        Ports.requireFree(Part.KAFKA, port);
        KafkaStorage.formatOnce(directory);
        Properties settings = KafkaSettings.of(directory, port, Ports.free());
        if (secured != null) {
            secured.addTo(settings);
        }
        KafkaConfig config = KafkaConfig.fromProps(settings, false);
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
    @Override
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

    @Override
    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /**
     * Stays the same for the life of the data directory.
     *
     * @throws IllegalStateException if the broker is not running
     */
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
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
