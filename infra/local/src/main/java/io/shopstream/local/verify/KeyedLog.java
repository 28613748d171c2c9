package io.shopstream.local.verify;

import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What a topic with one row per id says: the highest version of each id, deleted ones gone. A captured tombstone deletes
 * only what is older than its version; one without a version deletes whatever is there.
 */
final class KeyedLog<V> {
    private static final State NOTHING = new State(0, false, false);

    private final Deserializer<V> deserializer;
    private final Function<V, String> id;
    private final Function<V, Long> version;
    private final Consumer<V> witness;
    private final Map<String, State> states = new HashMap<>();
    private final Set<String> touched = new HashSet<>();

    /**
     * @param version the highest that took effect, 0 for none
     * @param captured whether the record that took effect last came from the shop database
     */
    private record State(long version, boolean deleted, boolean captured) {}

    KeyedLog(Deserializer<V> deserializer, Function<V, String> id, Function<V, Long> version) {
        this(deserializer, id, version, value -> {});
    }

    /** @param witness told of every value that is read */
    KeyedLog(Deserializer<V> deserializer, Function<V, String> id, Function<V, Long> version, Consumer<V> witness) {
        this.witness = witness;
        this.deserializer = deserializer;
        this.id = id;
        this.version = version;
    }

    void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        OptionalLong lsn = RecordHeaders.sourceLsn(record.headers());
        try {
            V value = deserializer.deserialize(record.topic(), record.value());
            if (value != null) {
                witness.accept(value);
                advance(id.apply(value), new State(version.apply(value), false, lsn.isPresent()));
            } else if (lsn.isPresent()) {
                advance(key, new State(lsn.getAsLong(), true, true));
            } else {
                State known = states.getOrDefault(key, NOTHING);
                states.put(key, new State(known.version(), true, false));
                touched.add(key);
            }
        } catch (UndecodableRecordException e) {
            // Dead-lettered by the sink, so no row is expected of it.
            touched.add(key);
        }
    }

    private void advance(String key, State next) {
        states.merge(key, next, (known, newer) -> newer.version() > known.version() ? newer : known);
        touched.add(key);
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

    /** Versions of the ids that are not deleted. */
    Map<String, Long> versions() {
        return states.entrySet().stream()
                .filter(entry -> !entry.getValue().deleted())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().version()));
    }

    /** Ids whose state comes from the shop database, deleted ones included. */
    Set<String> captured() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().captured())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
