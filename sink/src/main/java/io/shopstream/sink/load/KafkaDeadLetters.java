package io.shopstream.sink.load;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters in the group's topic, keyed by the position of the record they speak of: sending one again replaces it, so
 * a crash between sending and committing does no harm.
 */
final class KafkaDeadLetters implements DeadLetters {
    // As in streams: our deserializers refuse anything above 16 MiB, so that is what a whole letter must keep below.
    static final int MAX_VALUE_BYTES = 15 * 1024 * 1024;
    static final int MAX_KEY_BYTES = 512 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final Topic<DeadLetter> topic;
    private final Serializer<DeadLetter> serializer;
    private final String consumerGroup;
    private final Clock clock;

    KafkaDeadLetters(
            Producer<byte[], byte[]> producer,
            Topic<DeadLetter> topic,
            Serializer<DeadLetter> serializer,
            String consumerGroup,
            Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.serializer = serializer;
        this.consumerGroup = consumerGroup;
        this.clock = clock;
    }

    @Override
    public void send(Collection<Rejection> rejections) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rejections.size());
        for (Rejection rejection : rejections) {
            Future<RecordMetadata> each = producer.send(deadLetter(rejection));
            if (each.isDone()) {
                // Not taken, after a long wait: let not every other letter wait as long.
                await(each);
            }
            sent.add(each);
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            await(each);
        }
    }

    private ProducerRecord<byte[], byte[]> deadLetter(Rejection rejection) {
        byte[] rawKey = rejection.record().key();
        byte[] rawValue = rejection.record().value();
        Instant sourceTimestamp =
                Instant.ofEpochMilli(Math.max(0, rejection.record().timestamp()));
        DeadLetter deadLetter = DeadLetter.newBuilder()
                .setConsumerGroup(consumerGroup)
                .setSourceTopic(rejection.record().topic())
                .setSourcePartition(rejection.record().partition())
                .setSourceOffset(rejection.record().offset())
                .setReason(rejection.reason().code())
                .setDetail(rejection.detail()
                        + cutNote("key", rawKey, MAX_KEY_BYTES)
                        + cutNote("value", rawValue, MAX_VALUE_BYTES))
                .setRawKey(bytes(rawKey, MAX_KEY_BYTES))
                .setRawValue(bytes(rawValue, MAX_VALUE_BYTES))
                .setSourceTimestamp(sourceTimestamp)
                .setRejectedAt(clock.instant())
                .build();
        String key = PaneKeys.deadLetter(
                deadLetter.getSourceTopic(), deadLetter.getSourcePartition(), deadLetter.getSourceOffset());
        return new ProducerRecord<>(
                topic.name(), key.getBytes(StandardCharsets.UTF_8), serializer.serialize(topic.name(), deadLetter));
    }

    private static @Nullable ByteBuffer bytes(byte @Nullable [] raw, int most) {
        return raw == null
                ? null
                : ByteBuffer.wrap(raw, 0, Math.min(raw.length, most)).slice();
    }

    private static String cutNote(String part, byte @Nullable [] raw, int most) {
        return raw == null || raw.length <= most
                ? ""
                : "; only the first %d of the %s's %d bytes are kept".formatted(most, part, raw.length);
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
        producer.close(Duration.ofSeconds(5));
    }
}
