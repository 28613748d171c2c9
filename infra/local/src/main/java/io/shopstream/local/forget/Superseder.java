package io.shopstream.local.forget;

import io.shopstream.local.publish.RecordSender;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicScan;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Writes records on top of others of their keys, without hiding a newer one: compaction keeps the last record of a key,
 * so a record of another program that arrived between reading and writing would be lost with the next compaction. Such
 * a record is found when the write is acknowledged, and written once more.
 *
 * <p>Only if this process is killed in the milliseconds between, it stays hidden, until that program writes the key
 * again.
 */
final class Superseder {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaConnection kafka;
    private final RecordSender sender;

    /**
     * @param record names its partition
     * @param after offset of the newest record of its key that was taken into account
     */
    record Superseding(ProducerRecord<byte[], byte[]> record, long after) {
        /** The same record again: a version that consumers know changes nothing. */
        static Superseding copyOf(ConsumerRecord<byte[], byte[]> newest) {
            return copyOf(newest, newest.offset());
        }

        static Superseding copyOf(ConsumerRecord<byte[], byte[]> record, long after) {
            return new Superseding(
                    new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value(), record.headers()),
                    after);
        }

        private PartitionKey key() {
            return new PartitionKey(
                    new TopicPartition(record.topic(), record.partition()), ByteBuffer.wrap(record.key()));
        }
    }

    private record PartitionKey(TopicPartition partition, ByteBuffer key) {}

    /** Offsets between the record that was read and the one that was written; both are exclusive. */
    private record Gap(long after, long before) {
        boolean isEmpty() {
            return before - after <= 1;
        }

        boolean contains(long offset) {
            return offset > after && offset < before;
        }
    }

    Superseder(KafkaConnection kafka, RecordSender sender) {
        this.kafka = kafka;
        this.sender = sender;
    }

    /** On return, the newest record of each key is the given one, or one that another program wrote meanwhile. */
    void send(Collection<Superseding> records) {
        Set<Position> own = new HashSet<>();
        List<Superseding> next = List.copyOf(records);
        while (!next.isEmpty()) {
            next = hidden(gaps(next, own), own);
        }
    }

    private record Position(TopicPartition partition, long offset) {}

    private Map<PartitionKey, Gap> gaps(List<Superseding> records, Set<Position> own) {
        List<RecordMetadata> sent =
                sender.send(records.stream().map(Superseding::record).toList());
        Map<PartitionKey, Gap> gaps = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            PartitionKey key = records.get(i).key();
            Gap gap = new Gap(records.get(i).after(), sent.get(i).offset());
            own.add(new Position(key.partition(), gap.before()));
            if (!gap.isEmpty()) {
                gaps.put(key, gap);
            }
        }
        return gaps;
    }

    private List<Superseding> hidden(Map<PartitionKey, Gap> gaps, Set<Position> own) {
        if (gaps.isEmpty()) {
            return List.of();
        }
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        gaps.forEach((key, gap) -> {
            starts.merge(key.partition(), gap.after() + 1, Math::min);
            ends.merge(key.partition(), gap.before(), Math::max);
        });
        Map<PartitionKey, ConsumerRecord<byte[], byte[]>> hidden = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                TopicScan.settings(kafka, "shop-forget", IsolationLevel.READ_COMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicScan.between(consumer, starts, ends, PATIENCE).forEach(record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.key() != null && !own.contains(new Position(partition, record.offset()))) {
                    PartitionKey key = new PartitionKey(partition, ByteBuffer.wrap(record.key()));
                    Gap gap = gaps.get(key);
                    if (gap != null && gap.contains(record.offset())) {
                        hidden.put(key, record);
                    }
                }
            });
        }
        List<Superseding> copies = new ArrayList<>();
        hidden.values().forEach(record -> copies.add(Superseding.copyOf(record)));
        return copies;
    }
}
