package io.shopstream.producer.capture.tables;

import io.shopstream.schemas.rules.BlankText;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Maps a captured table to its topic.
 *
 * @param name qualified with the schema
 * @param key column that identifies a row and keys its record
 * @param columns columns that the record needs, including the key
 * @param rules what every reader of the topic demands of a record
 */
public record CapturedTable<V>(
        String name,
        String key,
        Map<String, ColumnKind> columns,
        Topic<V> topic,
        Serializer<V> serializer,
        RowMapper<V> mapper,
        RowRules<V> rules) {

    /** The rules of the topic's records. */
    @FunctionalInterface
    interface RowRules<V> {
        List<Violation> check(String id, V value);
    }

    /**
     * Returns the record of a row, or a tombstone if the row is null.
     *
     * @throws RejectedRowException if the row has a value that the record cannot hold
     * @throws UnfitTableException if the table lacks a column that the record needs
     */
    public ProducerRecord<String, byte[]> record(String id, @Nullable Struct row, long lsn) {
        V value = row == null ? null : value(id, row, lsn);
        List<Header> headers = List.of(RecordHeaders.sourceLsn(lsn));
        return new ProducerRecord<>(
                topic.name(), null, id, value == null ? null : serializer.serialize(topic.name(), value), headers);
    }

    private V value(String id, Struct row, long lsn) {
        V value;
        List<Violation> broken;
        try {
            value = mapper.map(new RowFields(name, row), lsn);
            broken = rules.check(id, value);
        } catch (UnfitTableException | RejectedRowException e) {
            throw e;
        } catch (RuntimeException e) {
            // One row that nobody thought of must not stop all tables.
            throw RejectedRowException.unexplained(name, e);
        }
        if (!broken.isEmpty()) {
            Violation first = broken.getFirst();
            throw new RejectedRowException(first.reason(), "a row of %s: %s".formatted(name, first.detail()));
        }
        return value;
    }

    /** Whether a record can have this key; a row with another id was never published. */
    public boolean isKey(String id) {
        return !BlankText.isBlank(id) && id.length() <= OrderRules.MAX_ID;
    }
}
