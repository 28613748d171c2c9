package io.shopstream.local.deadletters;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rejected records again, byte for byte, to their topic and partition. They keep their timestamps, since an order
 * is validated as of its timestamp. A record that several groups rejected is sent once, and all its dead letters are
 * marked as replayed. A dead letter is marked after its record is acknowledged. After a crash in between, the next
 * replay sends the record again, and consumers recognise the duplicate by its id and version.
 */
final class Replay implements AutoCloseable {
    // Dead letters in flight; each may have 15 MiB.
    private static final int BATCH_SIZE = 50;

    private final RecordSender sender;
    private final Map<String, Serializer<DeadLetter>> serializers;
    private final Clock clock;
    private final List<DeadLetter> batch = new ArrayList<>();
    private final Set<DeadLetterPosition> sent = new HashSet<>();

    /** @param serializers by dead-letter topic */
    Replay(RecordSender sender, Map<String, Serializer<DeadLetter>> serializers, Clock clock) {
        this.sender = sender;
        this.serializers = Map.copyOf(serializers);
        this.clock = clock;
    }

    static Replay to(KafkaConnection kafka, AvroSerdes serdes, Topics topics) {
        return new Replay(
                RecordSender.to(kafka),
                topics.allDeadLetters().stream().collect(Collectors.toMap(Topic::name, serdes::serializer)),
                Clock.systemUTC());
    }

    /** Queues a record; it is sent when {@link #finish} returns at the latest. */
    void add(DeadLetter deadLetter) {
        batch.add(deadLetter);
        if (batch.size() == BATCH_SIZE) {
            finish();
        }
    }

    /**
     * Sends the queued records and marks their dead letters. On return all of them are acknowledged.
     *
     * @throws CommandFailure if Kafka did not acknowledge a record; only dead letters of acknowledged records are
     *     marked, and a replay sends the others again
     */
    void finish() {
        sender.send(batch.stream()
                .filter(deadLetter -> sent.add(DeadLetterPosition.of(deadLetter)))
                .map(Replay::source)
                .toList());
        Instant now = clock.instant();
        sender.send(batch.stream().map(deadLetter -> mark(deadLetter, now)).toList());
        batch.clear();
    }

    private static ProducerRecord<byte[], byte[]> source(DeadLetter deadLetter) {
        Instant timestamp = deadLetter.getSourceTimestamp();
        return new ProducerRecord<>(
                deadLetter.getSourceTopic(),
                deadLetter.getSourcePartition(),
                timestamp == null ? null : timestamp.toEpochMilli(),
                bytes(deadLetter.getRawKey()),
                bytes(deadLetter.getRawValue()),
                headers(deadLetter.getHeaders()));
    }

    // Without the mark of an injected fault: the copy must not be counted as another one.
    private static List<Header> headers(@Nullable List<DeadLetterHeader> kept) {
        return kept == null
                ? List.of()
                : kept.stream()
                        .filter(header -> !RecordHeaders.isFault(header.getKey()))
                        .<Header>map(header -> new RecordHeader(header.getKey(), bytes(header.getValue())))
                        .toList();
    }

    private ProducerRecord<byte[], byte[]> mark(DeadLetter deadLetter, Instant now) {
        String topic = ReplayRules.deadLetterTopic(deadLetter);
        byte[] key = DeadLetterPosition.of(deadLetter).toString().getBytes(StandardCharsets.UTF_8);
        DeadLetter marked = DeadLetter.newBuilder(deadLetter).setReplayedAt(now).build();
        Serializer<DeadLetter> serializer = Objects.requireNonNull(serializers.get(topic));
        return new ProducerRecord<>(topic, key, serializer.serialize(topic, marked));
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        sender.close();
    }
}
