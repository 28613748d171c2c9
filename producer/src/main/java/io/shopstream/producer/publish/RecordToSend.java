package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record to publish.
 *
 * @param value null for a record without a value
 * @param at shop time, UTC: the record's timestamp in Kafka
 * @param fault the deliberate fault; null for a valid record
 */
record RecordToSend<V>(
        String topic,
        Serializer<V> serializer,
        String key,
        @Nullable V value,
        Instant at,
        @Nullable Fault fault) {

    byte @Nullable [] bytes() {
        return value == null ? null : serializer.serialize(topic, value);
    }
}
