package io.shopstream.sink.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The records of one or several polls that become one transaction. */
final class Gathered {
    // What this decodes to stays well below a heap of 512 MB.
    private static final long ENOUGH_BYTES = 16L * 1024 * 1024;

    private final int mostRecords;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long bytes;

    /** @param mostRecords of one transaction, a last poll aside */
    Gathered(int mostRecords) {
        this.mostRecords = mostRecords;
    }

    void add(ConsumerRecords<byte[], byte[]> polled) {
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            records.add(record);
            bytes += Math.max(0, record.serializedValueSize());
        }
    }

    boolean isEnough() {
        return records.size() >= mostRecords || bytes >= ENOUGH_BYTES;
    }

    /** A rebalance between two polls takes partitions away: their records are another loader's now. */
    void keepOnly(Set<TopicPartition> owned) {
        records.removeIf(record -> !owned.contains(new TopicPartition(record.topic(), record.partition())));
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    Map<TopicPartition, Integer> counts() {
        Map<TopicPartition, Integer> counts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            counts.merge(new TopicPartition(record.topic(), record.partition()), 1, Integer::sum);
        }
        return counts;
    }
}
