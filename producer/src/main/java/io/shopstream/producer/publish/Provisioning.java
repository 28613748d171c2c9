package io.shopstream.producer.publish;

import io.shopstream.schemas.topic.TopicProvisioner;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Creates the missing topics before the first record is published. */
public final class Provisioning {
    private static final String CLIENT_ID = "shop-simulator";

    private final SimulatorConnection connection;
    private final Outage outage;

    public Provisioning(SimulatorConnection connection, Outage outage) {
        this.connection = connection;
        this.outage = outage;
    }

    /**
     * Returns when every topic of the catalogue exists; retries without limit while Kafka is unavailable.
     *
     * @throws io.shopstream.schemas.topic.TopicMismatchException if a topic exists with other settings
     * @throws Outage.StoppedException if the simulator is to stop
     */
    public void run() {
        while (true) {
            try (Admin admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    connection.bootstrapServers(),
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    CLIENT_ID,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    5_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    4_000))) {
                new TopicProvisioner(admin).provision(connection.topics().all());
                outage.over();
                return;
            } catch (KafkaException e) {
                outage.retryAfter(new KafkaException(
                        "Kafka at " + connection.bootstrapServers() + " cannot create or verify the topics: "
                                + e.getMessage(),
                        e));
            }
        }
    }
}
