package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tells what it has committed, and sends what a transaction writes together: Kafka Streams flushes once for each task that
 * it commits, one after the other, and each flush is a request that registers its partitions with the transaction and is
 * waited for.
 */
final class WatchedProducer extends KafkaProducer<byte[], byte[]> {
    private final LocalOffsets own;
    // Of the transaction that is open; used by one stream thread.
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
     * Does nothing: {@link #sendOffsetsToTransaction} flushes, which Kafka Streams calls once per transaction when all of
     * its tasks have sent what they have.
     */
    @Override
    public void flush() {}

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> consumed, ConsumerGroupMetadata group) {
        // Waits without limit for a broker that is away; what follows gives up after a minute and costs local state.
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
