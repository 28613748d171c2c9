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
final class BatchAccumulator {
    // What this decodes to stays well below a heap of 512 MB.
    private static final long ENOUGH_BYTES = 16L * 1024 * 1024;

    private final int mostRecords;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long bytes;

    /** @param mostRecords of one transaction, a last poll aside */
    BatchAccumulator(int mostRecords) {
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
        // A poll gives the records of one partition after those of another.
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
