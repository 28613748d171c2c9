package io.shopstream.producer.publish;

import io.shopstream.schemas.topic.TopicProvisioner;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Creates the missing topics before the first record is published. */
public final class SimulatorTopics {
    private final KafkaAccess kafka;
    private final StoppableRetry retry;

    public SimulatorTopics(KafkaAccess kafka, StoppableRetry retry) {
        this.kafka = kafka;
        this.retry = retry;
    }

    /**
     * Returns when every topic of the catalogue exists; retries without limit while Kafka is unavailable.
     *
     * @throws io.shopstream.schemas.topic.TopicMismatchException if a topic exists with other settings
     * @throws SimulatorStoppedException if the simulator is to stop
     */
    public void createMissing() {
        while (true) {
            try (Admin admin = Admin.create(kafka.connection()
                    .with(Map.of(
                            AdminClientConfig.CLIENT_ID_CONFIG,
                            ShopPublisher.CLIENT_ID,
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            5_000,
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            4_000)))) {
                new TopicProvisioner(admin, kafka.topics().replication())
                        .provision(kafka.topics().all());
                retry.succeeded();
                return;
            } catch (KafkaException e) {
                retry.pauseAfter(new KafkaException(
                        "Kafka at " + kafka.connection() + " cannot create or verify the topics: " + e.getMessage(),
                        e));
            }
        }
    }
}
