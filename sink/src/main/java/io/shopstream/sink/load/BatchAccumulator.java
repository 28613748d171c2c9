package io.shopstream.sink.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Collects the records of one or several polls for one transaction. */
final class BatchAccumulator {
    // Decoded, this many bytes stay well below a heap of 512 MB.
    private static final long FULL_BYTES = 16L * 1024 * 1024;

    private final int maxRecords;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long bytes;

    /** @param maxRecords number of records at which the batch is full; the last poll may exceed it */
    BatchAccumulator(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    void add(ConsumerRecords<byte[], byte[]> polled) {
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            records.add(record);
            bytes += Math.max(0, record.serializedValueSize());
        }
    }

    boolean isFull() {
        return records.size() >= maxRecords || bytes >= FULL_BYTES;
    }

    /** Drops the records of partitions that a rebalance between two polls revoked: another loader writes them. */
    void keepOnly(Set<TopicPartition> owned) {
        if (!owned.containsAll(counts().keySet())) {
            records.removeIf(record -> !owned.contains(partition(record)));
        }
    }

    private static boolean isSamePartition(ConsumerRecord<?, ?> one, ConsumerRecord<?, ?> other) {
        return one.partition() == other.partition() && one.topic().equals(other.topic());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    Map<TopicPartition, Integer> counts() {
        Map<TopicPartition, Integer> counts = new HashMap<>();
        // A poll returns its records grouped by partition.
        int first = 0;
        for (int i = 1; i <= records.size(); i++) {
            if (i == records.size() || !isSamePartition(records.get(first), records.get(i))) {
                counts.merge(partition(records.get(first)), i - first, Integer::sum);
                first = i;
            }
        }
        return counts;
    }
}
