package io.shopstream.sink.load.batch;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.deadletter.RejectedRecord;
import io.shopstream.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters to the group's topic, keyed by the position of the rejected record: a dead letter that is sent
 * again replaces the first one, so a crash between sending and committing does no harm.
 */
public final class KafkaDeadLetters implements DeadLetters {
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Topic<DeadLetter> topic;
    private final Serializer<DeadLetter> serializer;
    private final DeadLetterFactory factory;
    private final Clock clock;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    /** @param producers makes the client on first use, and another one after a failure that may have broken it */
    public KafkaDeadLetters(
            Supplier<Producer<byte[], byte[]>> producers,
            Topic<DeadLetter> topic,
            Serializer<DeadLetter> serializer,
            String consumerGroup,
            Clock clock) {
        this.producers = producers;
        this.topic = topic;
        this.serializer = serializer;
        this.factory = new DeadLetterFactory(consumerGroup);
        this.clock = clock;
    }

    @Override
    public void send(Collection<Rejection> rejections) {
        Producer<byte[], byte[]> known = producer;
        Producer<byte[], byte[]> current = known == null ? producers.get() : known;
        producer = current;
        try {
            send(current, rejections);
        } catch (RetriableException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // An idempotent client stays broken after some failures, such as missing rights, even once they are undone.
            producer = null;
            current.close(Duration.ZERO);
            throw new KafkaException(
                    topic.name() + " accepts no dead letter: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private void send(Producer<byte[], byte[]> current, Collection<Rejection> rejections) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rejections.size());
        for (Rejection rejection : rejections) {
            Future<RecordMetadata> each = current.send(deadLetter(rejection));
            if (each.isDone()) {
                // Usually a failure after max.block.ms: do not let every other dead letter wait as long.
                await(each);
            }
            sent.add(each);
        }
        current.flush();
        for (Future<RecordMetadata> each : sent) {
            await(each);
        }
    }

    private ProducerRecord<byte[], byte[]> deadLetter(Rejection rejection) {
        ConsumerRecord<byte[], byte[]> record = rejection.record();
        DeadLetter deadLetter = factory.of(
                new RejectedRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()),
                rejection.reason(),
                rejection.detail(),
                clock.instant());
        String key = DeadLetterFactory.key(deadLetter);
        return new ProducerRecord<>(
                topic.name(), key.getBytes(StandardCharsets.UTF_8), serializer.serialize(topic.name(), deadLetter));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException("a dead letter could not be written", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> current = producer;
        if (current != null) {
            current.close(Duration.ofSeconds(5));
        }
    }
}
