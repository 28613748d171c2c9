package io.shopstream.sink.load;

import static io.shopstream.schemas.topic.RecordHeaders.sourceLsn;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.sink.fixture.LocalRegistry;
import io.shopstream.sink.fixture.LogRecords;
import io.shopstream.sink.ledger.LedgerEntry;
import io.shopstream.sink.ledger.OffsetRange;
import io.shopstream.sink.load.batch.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A log without a broker: returns records as a consumer does, with the offset gaps that transactions leave. */
final class MemoryLog {
    static final String TOPIC_ID = "topic-id";
    private static final int PARTITIONS = 3;

    final AvroSerdes serdes;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions = new HashMap<>();
    private final RandomGenerator random;

    MemoryLog(RandomGenerator random) {
        this(random, new AvroSerdes(new LocalRegistry()));
    }

    /** @param serdes serdes whose schema ids the records carry */
    MemoryLog(RandomGenerator random, AvroSerdes serdes) {
        this.random = random;
        this.serdes = serdes;
    }

    <V> void append(Topic<V> topic, String key, @Nullable V value) {
        appendBytes(
                topic.name(),
                key,
                value == null ? null : serdes.serializer(topic).serialize(topic.name(), value));
    }

    /** Appends the tombstone that capture sends for a deleted row. */
    void appendDeletion(Topic<?> topic, String key, long lsn) {
        appendBytes(topic.name(), key, null, new RecordHeaders(List.of(sourceLsn(lsn))));
    }

    void appendBytes(String topic, String key, byte @Nullable [] value) {
        appendBytes(topic, key, value, new RecordHeaders());
    }

    private void appendBytes(String topic, String key, byte @Nullable [] value, Headers headers) {
        TopicPartition partition = new TopicPartition(topic, Math.floorMod(key.hashCode(), PARTITIONS));
        List<ConsumerRecord<byte[], byte[]>> log = partitions.computeIfAbsent(partition, p -> new ArrayList<>());
        long offset = log.isEmpty() ? 0 : log.getLast().offset() + 1 + random.nextInt(2);
        log.add(LogRecords.record(topic, partition.partition(), offset, key, value, headers));
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** Every record; records of the same key are in log order. */
    Stream<ConsumerRecord<byte[], byte[]>> records() {
        return partitions.values().stream().flatMap(List::stream);
    }

    long size() {
        return partitions.values().stream().mapToLong(List::size).sum();
    }

    /** A random number, up to {@code max}, of records of each partition, from the given offsets on. */
    Batch read(Map<TopicPartition, LedgerEntry> from, int max) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<OffsetRange> ranges = new ArrayList<>();
        from.forEach((partition, entry) -> {
            List<ConsumerRecord<byte[], byte[]>> part = Objects.requireNonNull(partitions.get(partition)).stream()
                    .filter(record -> record.offset() >= entry.nextOffset())
                    .limit(random.nextInt(max + 1))
                    .toList();
            if (!part.isEmpty()) {
                records.addAll(part);
                long to = part.getLast().offset() + 1;
                ranges.add(new OffsetRange(partition, entry.topicId(), entry.nextOffset(), to, part.size(), 0));
            }
        });
        return new Batch(records, ranges);
    }

    boolean isRead(Map<TopicPartition, LedgerEntry> ledger) {
        return ledger.entrySet().stream()
                .allMatch(entry -> Objects.requireNonNull(partitions.get(entry.getKey()))
                                .getLast()
                                .offset()
                        < entry.getValue().nextOffset());
    }
}
