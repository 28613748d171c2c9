package io.shopstream.streams.runtime.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class KafkaApplicationStateIT {
    private static final Topics TOPICS = Topics.prefixed("remains-");
    private static final String APPLICATION_ID = "remains-shop-streams";

    @Test
    void shouldDetectFirstOffsetsThatAreBeingCommitted() {
        String brokers = SharedPlatform.get().kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers, "transactional.id", "remains"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            new TopicProvisioner(admin).provision(List.of(TOPICS.orders(), TOPICS.events(), TOPICS.products()));
            KafkaApplicationState applicationState = new KafkaApplicationState(
                    admin, KafkaConnection.of(brokers), APPLICATION_ID, TopologyNames.sourceTopics(TOPICS));
            // The first requests may fail until the broker has created __consumer_offsets.
            eventually().untilAsserted(() -> assertThat(applicationState.hasPositions())
                    .isFalse());
            eventually().untilAsserted(() -> assertThat(applicationState.hasSettledPositions())
                    .isFalse());

            producer.initTransactions();
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(TOPICS.orders().name(), 0), new OffsetAndMetadata(1)),
                    new ConsumerGroupMetadata(APPLICATION_ID));
            assertThat(applicationState.hasPositions()).isFalse();
            assertThatExceptionOfType(KafkaException.class)
                    .isThrownBy(applicationState::hasSettledPositions)
                    .withMessageContaining("just being committed");
            producer.commitTransaction();
            eventually().until(applicationState::hasSettledPositions);
        }
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptionsInstanceOf(KafkaException.class);
    }
}
