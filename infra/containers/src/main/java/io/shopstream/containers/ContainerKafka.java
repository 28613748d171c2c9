package io.shopstream.containers;

import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.kafka.KafkaServer;
import io.shopstream.embedded.kafka.KafkaSettings;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.containers.GenericContainer;

/** Kafka's own image with the settings of the embedded broker. */
final class ContainerKafka implements KafkaServer {
    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final int PORT = 9092;
    private static final int SECONDS_TO_ANSWER = 5;

    private final int port = Ports.free();
    private final PublishedContainer published =
            new PublishedContainer(Part.KAFKA, container(port), PORT, port, this::answers);

    // The broker itself, in its container, does not find the published port.
    private static GenericContainer<?> container(int port) {
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withEnv("KAFKA_NODE_ID", "1")
                .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
                .withEnv("KAFKA_LISTENERS", "HOST://:" + PORT + ",INTERNAL://:19092,CONTROLLER://:9093")
                .withEnv(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "HOST://" + Ports.HOST + ":" + port + ",INTERNAL://localhost:19092")
                .withEnv(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "HOST:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL")
                .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
                .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093")
                .withEnv("KAFKA_HEAP_OPTS", "-Xms256m -Xmx512m");
        KafkaSettings.common().forEach((key, value) -> container.withEnv(variable(key.toString()), value.toString()));
        return container;
    }

    private static String variable(String key) {
        return "KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private boolean answers() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void start() {
        published.start();
    }

    @Override
    public void stop() {
        published.stop();
    }

    void remove() {
        published.remove();
    }

    @Override
    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }
}
