package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.LocalRegistry;
import io.shopstream.sink.fixture.LogRecords;
import io.shopstream.sink.load.KafkaClients;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaDeadLettersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final Topic<DeadLetter> TOPIC = Topics.standard().deadLetters("shop-sink-facts");

    private final AvroSerdes serdes = new AvroSerdes(new LocalRegistry());

    @Test
    void shouldKeyTheDeadLetterBySourcePositionAndKeepTheRawBytes() {
        MockProducer<byte[], byte[]> producer = producer(true);

        deadLetters(producer).send(List.of(rejection()));

        ProducerRecord<byte[], byte[]> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo("shop-sink-facts.dlq.v1");
        assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("shop.users.v1-2@41");
        assertThat(serdes.deserializer(TOPIC).deserialize(TOPIC.name(), sent.value()))
                .isEqualTo(DeadLetter.newBuilder()
                        .setConsumerGroup("shop-sink-facts")
                        .setSourceTopic("shop.users.v1")
                        .setSourcePartition(2)
                        .setSourceOffset(41)
                        .setReason("key-mismatch")
                        .setDetail("the record's key is not user_id")
                        .setRawKey(ByteBuffer.wrap(new byte[] {'k'}))
                        .setRawValue(ByteBuffer.wrap(new byte[] {1, 2}))
                        .setRawKeySize(1)
                        .setRawValueSize(2)
                        .setHeaders(List.of())
                        .setSourceTimestamp(Instant.ofEpochMilli(LogRecords.RECEIVED_AT))
                        .setRejectedAt(NOW)
                        .build());
    }

    @Test
    void shouldFailWhenTheBrokerDoesNotAcknowledge() {
        MockProducer<byte[], byte[]> producer = producer(true);
        producer.sendException = new TimeoutException("slow");

        assertThatThrownBy(() -> deadLetters(producer).send(List.of(rejection())))
                .isInstanceOf(TimeoutException.class);
    }

    /** Once the rights are granted, an idempotent client may still fail for ever: it is not used again. */
    @Test
    void shouldMakeANewClientAfterAFailureThatWaitingMayMend() {
        MockProducer<byte[], byte[]> withoutRights = producer(true);
        withoutRights.sendException = new ClusterAuthorizationException("not yet");
        MockProducer<byte[], byte[]> withRights = producer(true);
        Iterator<MockProducer<byte[], byte[]>> clients =
                List.of(withoutRights, withRights).iterator();
        KafkaDeadLetters deadLetters = deadLetters(clients::next);

        assertThatThrownBy(() -> deadLetters.send(List.of(rejection())))
                .hasMessage("shop-sink-facts.dlq.v1 accepts no dead letter: ClusterAuthorizationException: not yet")
                .satisfies(failure -> assertThat(FailureClassifier.classify(failure))
                        .isEqualTo(new Failure.Transient(String.valueOf(failure.getMessage()))));
        deadLetters.send(List.of(rejection()));

        assertThat(withoutRights.closed()).isTrue();
        assertThat(withRights.history()).hasSize(1);
        deadLetters.close();
        assertThat(withRights.closed()).isTrue();
    }

    @Test
    void shouldTruncateAnOversizedValueToFitClientAndTopic() {
        MockProducer<byte[], byte[]> producer = producer(true);
        byte[] huge = new byte[DeadLetterFactory.MAX_VALUE_BYTES + 1];

        deadLetters(producer)
                .send(List.of(new Rejection(
                        LogRecords.record("shop.users.v1", 2, 41, "k", huge), RejectionReason.KEY_MISMATCH, "why")));

        byte[] sent = producer.history().getFirst().value();
        DeadLetter deadLetter = serdes.deserializer(TOPIC).deserialize(TOPIC.name(), sent);
        assertThat(deadLetter.getRawValue().remaining()).isEqualTo(DeadLetterFactory.MAX_VALUE_BYTES);
        assertThat(deadLetter.getDetail()).startsWith("why; only the first ").endsWith("bytes are kept");
        int topicTakes = Integer.parseInt(TOPIC.config().get("max.message.bytes"));
        assertThat(KafkaClients.producerSettings()).containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topicTakes);
        assertThat(sent.length).isLessThan(topicTakes);
    }

    private static Rejection rejection() {
        return new Rejection(
                LogRecords.record("shop.users.v1", 2, 41, "k", new byte[] {1, 2}),
                RejectionReason.KEY_MISMATCH,
                "the record's key is not user_id");
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(
                autoComplete, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaDeadLetters deadLetters(MockProducer<byte[], byte[]> producer) {
        return deadLetters(() -> producer);
    }

    private KafkaDeadLetters deadLetters(Supplier<Producer<byte[], byte[]>> producers) {
        return new KafkaDeadLetters(
                producers, TOPIC, serdes.serializer(TOPIC), "shop-sink-facts", Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
