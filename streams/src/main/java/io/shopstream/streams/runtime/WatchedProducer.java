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
    private final OwnPositions own;
    // Of the transaction that is open; used by one stream thread.
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    WatchedProducer(Map<String, Object> config, OwnPositions own) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.own = own;
    }

    @Override
    public void beginTransaction() {
        offsets.clear();
        super.beginTransaction();
    }

    /**
     * Left to {@link #commitTransaction}, which sends all that is left and waits for it. What could not be sent fails the
     * commit, and with it the stream thread, which starts again from the last one.
     */
    @Override
    public void flush() {}

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> consumed, ConsumerGroupMetadata group) {
        super.sendOffsetsToTransaction(consumed, group);
        consumed.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        own.committed(offsets);
    }
}
