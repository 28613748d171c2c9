package io.shopstream.api.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.support.TopicPartitionOffset;

/**
 * Where the live feed begins to read: at the ends of the topics, and of the orders up to 25 per partition earlier.
 *
 * @param offsets the first offset to read in each partition
 * @param liveFrom the end of each partition; what was written before is listed, but not counted
 */
record FeedStart(List<TopicPartitionOffset> offsets, Map<TopicPartition, Long> liveFrom) {
    private static final int EARLIER_ORDERS_PER_PARTITION = 25;

    /** Empty if one of the topics does not exist yet. */
    static Optional<FeedStart> read(Consumer<?, ?> consumer, String ordersTopic, String eventsTopic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(ordersTopic, eventsTopic)) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            known.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        // Without an assignment the consumer warns of each partition.
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        List<TopicPartitionOffset> offsets = new ArrayList<>();
        ends.forEach((partition, end) -> {
            long back = partition.topic().equals(ordersTopic) ? EARLIER_ORDERS_PER_PARTITION : 0;
            long first = Math.max(beginnings.getOrDefault(partition, 0L), end - back);
            offsets.add(new TopicPartitionOffset(partition.topic(), partition.partition(), first));
        });
        return Optional.of(new FeedStart(offsets, Map.copyOf(ends)));
    }

    boolean isLive(String topic, int partition, long offset) {
        return offset >= liveFrom.getOrDefault(new TopicPartition(topic, partition), 0L);
    }
}
