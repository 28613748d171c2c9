package io.shopstream.local.deadletters;

import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tests whether a later record supersedes a dead letter's record. Reads a topic once, when it is first needed. */
final class NewestRecords implements Predicate<DeadLetter> {
    private final KafkaConnection kafka;
    private final Map<String, Map<PartitionKey, Long>> lastOffsets = new HashMap<>();

    private record PartitionKey(int partition, @Nullable ByteBuffer key) {}

    NewestRecords(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Whether the source partition has a later record with the dead letter's key. */
    @Override
    public boolean test(DeadLetter deadLetter) {
        Long last = lastOffsets
                .computeIfAbsent(deadLetter.getSourceTopic(), this::read)
                .get(new PartitionKey(deadLetter.getSourcePartition(), deadLetter.getRawKey()));
        return last != null && last > deadLetter.getSourceOffset();
    }

    private Map<PartitionKey, Long> read(String topic) {
        Map<PartitionKey, Long> last = new HashMap<>();
        try (TopicReader reader = new TopicReader(kafka, topic)) {
            reader.readToEnd(
                    record -> {
                        byte[] key = record.key();
                        last.put(
                                new PartitionKey(record.partition(), key == null ? null : ByteBuffer.wrap(key)),
                                record.offset());
                    },
                    (left, read) -> {});
        }
        return last;
    }
}
