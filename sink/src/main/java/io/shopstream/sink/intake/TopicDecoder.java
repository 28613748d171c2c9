package io.shopstream.sink.intake;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Decodes the values of one topic. */
final class TopicDecoder<V> {
    private final String topic;
    private final Deserializer<V> deserializer;

    TopicDecoder(Topic<V> topic, AvroSerdes serdes) {
        this.topic = topic.name();
        this.deserializer = serdes.deserializer(topic);
    }

    /**
     * The record's value, null for a tombstone.
     *
     * @throws UndecodableRecordException if the bytes are not a record of the topic
     */
    @Nullable V read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return value == null ? null : deserializer.deserialize(topic, value);
    }
}
