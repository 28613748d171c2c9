package io.shopstream.local.verify;

import io.shopstream.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What a topic with one row per id says: the highest version of each id, deleted ones gone. */
final class KeyedLog<V> {
    private final Deserializer<V> deserializer;
    private final Function<V, String> id;
    private final Function<V, Long> version;
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> touched = new HashSet<>();

    KeyedLog(Deserializer<V> deserializer, Function<V, String> id, Function<V, Long> version) {
        this.deserializer = deserializer;
        this.id = id;
        this.version = version;
    }

    void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            V value = deserializer.deserialize(record.topic(), record.value());
            if (value == null) {
                versions.remove(key);
                touched.add(key);
            } else {
                versions.merge(id.apply(value), version.apply(value), Math::max);
                touched.add(id.apply(value));
            }
        } catch (UndecodableRecordException e) {
            // Dead-lettered by the sink, so no row is expected of it.
            touched.add(key);
        }
    }

    /** The id of a record that the sink refused, empty if it is none that can be read. */
    Optional<String> idOf(String topic, byte[] value) {
        try {
            return Optional.ofNullable(deserializer.deserialize(topic, value)).map(id);
        } catch (UndecodableRecordException e) {
            return Optional.empty();
        }
    }

    void mark() {
        touched.clear();
    }

    Set<String> touched() {
        return touched;
    }

    Map<String, Long> versions() {
        return versions;
    }
}
