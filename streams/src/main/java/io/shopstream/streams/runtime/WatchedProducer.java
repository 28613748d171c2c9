package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tells what it has committed. */
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
