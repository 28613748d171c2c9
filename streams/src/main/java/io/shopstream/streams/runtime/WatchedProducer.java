package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reports committed offsets, and sends the writes of a transaction together. Kafka Streams flushes once per task that
 * it commits, one task after the other; each flush is a request that registers its partitions with the transaction and
 * must be awaited.
 */
final class WatchedProducer extends KafkaProducer<byte[], byte[]> {
    private final LocalOffsets own;
    // Offsets of the open transaction; used by one stream thread.
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    WatchedProducer(Map<String, Object> config, LocalOffsets own) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.own = own;
    }

    @Override
    public void beginTransaction() {
        offsets.clear();
        super.beginTransaction();
    }

    /**
     * Does nothing: {@link #sendOffsetsToTransaction} flushes. Kafka Streams calls it once per transaction, after all
     * of its tasks have sent their records.
     */
    @Override
    public void flush() {}

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> consumed, ConsumerGroupMetadata group) {
        // Waits without limit while the broker is down. The calls that follow time out after a minute, which costs the
        // local state.
        super.flush();
        super.sendOffsetsToTransaction(consumed, group);
        consumed.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        own.committed(offsets);
    }
}
