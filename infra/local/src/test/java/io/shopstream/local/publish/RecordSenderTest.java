package io.shopstream.local.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.console.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<ProducerRecord<byte[], byte[]>> TWO = List.of(record("one"), record("two"));

    private final MockProducer<byte[], byte[]> producer = producer(false);
    private final RecordSender sender = new RecordSender(producer);

    @Test
    void shouldReturnOnceAllRecordsAreAcknowledged() {
        MockProducer<byte[], byte[]> answering = producer(true);

        new RecordSender(answering).send(TWO);

        assertThat(answering.history()).isEqualTo(TWO);
    }

    @Test
    void shouldNotReturnBeforeTheLastAcknowledgement() {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sender.send(TWO));
        await().atMost(TIMEOUT).until(() -> producer.history().size() == 2);
        producer.completeNext();
        assertThat(sent).isNotDone();

        producer.completeNext();
        assertThat(sent).succeedsWithin(TIMEOUT);
    }

    @Test
    void shouldFailIfOneRecordIsRefused() {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sender.send(TWO));
        await().atMost(TIMEOUT).until(() -> producer.history().size() == 2);
        producer.completeNext();
        producer.errorNext(new RecordTooLargeException("too large"));

        assertThat(sent)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(CommandFailure.class)
                .withMessage("Kafka did not accept every record (too large): run the same command again, it skips what"
                        + " is done");
    }

    @Test
    void shouldFailIfTheClientThrows() {
        producer.sendException = new KafkaException("no such topic");

        assertThatThrownBy(() -> sender.send(TWO))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no such topic");
    }

    @Test
    void shouldEndTheWaitWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> sender.send(TWO)).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldCloseTheClient() {
        sender.close();

        assertThat(producer.closed()).isTrue();
    }

    private static MockProducer<byte[], byte[]> producer(boolean answersAtOnce) {
        return new MockProducer<>(answersAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            // Would acknowledge whatever is left.
            @Override
            public void flush() {}
        };
    }

    private static ProducerRecord<byte[], byte[]> record(String key) {
        return new ProducerRecord<>("topic", key.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }
}
