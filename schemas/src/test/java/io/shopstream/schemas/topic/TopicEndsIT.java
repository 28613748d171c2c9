package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.TestPlatform;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicEndsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final String kafka = TestPlatform.get().kafka().bootstrapServers();
    private final String topic = "ends-it-" + UUID.randomUUID();
    private final TopicPartition zero = new TopicPartition(topic, 0);
    private final TopicPartition one = new TopicPartition(topic, 1);
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", kafka));
    private final TopicEnds ends = new TopicEnds(admin, TIMEOUT);

    @BeforeEach
    void createTopic() {
        KafkaAnswer.await(
                admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all(), TIMEOUT);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldLeaveOutTopicsThatDoNotExist() {
        assertThat(ends.existingPartitions(List.of(topic, topic + "-unknown"))).containsExactlyInAnyOrder(zero, one);
        assertThat(ends.partitions(List.of(topic))).containsExactlyInAnyOrder(zero, one);
        assertThatThrownBy(() -> ends.partitions(List.of(topic, topic + "-unknown")))
                .isInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void shouldTellCommittedEndsFromEnds() throws Exception {
        try (Producer<String, String> producer = producer()) {
            producer.initTransactions();
            send(producer, "aborted");
            producer.abortTransaction();
            send(producer, "committed");
            producer.commitTransaction();
            send(producer, "open");
            producer.flush();

            // Two records with a marker each before the open one.
            assertThat(ends.ends(List.of(zero, one))).isEqualTo(Map.of(zero, 5L, one, 0L));
            assertThat(ends.committedEnds(List.of(zero, one))).isEqualTo(Map.of(zero, 4L, one, 0L));

            assertThat(read(IsolationLevel.READ_UNCOMMITTED)).containsExactly("aborted", "committed", "open");
            assertThat(read(IsolationLevel.READ_COMMITTED)).containsExactly("committed");
            assertThatThrownBy(() -> readToTheVeryEnd(Duration.ofMillis(500)))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining(zero + " is at offset 4, its end is 5");

            producer.commitTransaction();
            assertThat(readToTheVeryEnd(TIMEOUT)).containsExactly("committed", "open");
        }
    }

    private List<String> read(IsolationLevel isolation) {
        List<String> read = new ArrayList<>();
        try (Consumer<String, String> consumer = consumer(isolation)) {
            TopicScan.of(consumer, topic, TIMEOUT).forEach(record -> read.add(record.value()));
        }
        return read;
    }

    private List<String> readToTheVeryEnd(Duration patience) {
        List<String> read = new ArrayList<>();
        try (Consumer<String, String> consumer = consumer(IsolationLevel.READ_COMMITTED)) {
            TopicScan.to(consumer, ends.ends(List.of(zero, one)), patience).forEach(record -> read.add(record.value()));
        }
        return read;
    }

    private Consumer<String, String> consumer(IsolationLevel isolation) {
        return new KafkaConsumer<>(
                TopicScan.settings(KafkaConnection.of(kafka), "test-ends", isolation),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private void send(Producer<String, String> producer, String value) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, "key", value)).get();
    }

    private Producer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "transactional.id", topic, "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }
}
