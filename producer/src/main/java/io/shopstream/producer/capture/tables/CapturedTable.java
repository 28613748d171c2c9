package io.shopstream.producer.capture.tables;

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
 */
public record CapturedTable<V>(
        String name,
        String key,
        Map<String, ColumnKind> columns,
        Topic<V> topic,
        Serializer<V> serializer,
        RowMapper<V> mapper) {

    /**
     * Returns the record of a row, or a tombstone if the row is null.
     *
     * @throws UnfitTableException if the row lacks a value that the record needs
     */
    public ProducerRecord<String, byte[]> record(String id, @Nullable Struct row, long lsn) {
        V value = row == null ? null : mapper.map(new RowFields(name, row), lsn);
        List<Header> headers = List.of(RecordHeaders.sourceLsn(lsn));
        return new ProducerRecord<>(
                topic.name(), null, id, value == null ? null : serializer.serialize(topic.name(), value), headers);
    }
}
