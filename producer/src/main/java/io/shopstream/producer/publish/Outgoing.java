package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to a topic.
 *
 * @param value null for a record without one
 * @param at shop time, UTC: the record's timestamp in Kafka
 * @param fault what is wrong with it on purpose; null if nothing is
 */
record Outgoing<V>(
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
