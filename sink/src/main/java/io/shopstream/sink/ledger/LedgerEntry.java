package io.shopstream.sink.ledger;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One row of {@code ops.sink_offsets}: how far a partition is loaded.
 *
 * @param topicId Kafka's id of the loaded topic; a re-created topic of the same name has another id
 * @param nextOffset every record below this offset is stored or counted as rejected
 */
public record LedgerEntry(String topicId, long nextOffset, long records, long rejected) {

    /** @param sql selects topic, partition, topic_id, next_offset, records and rejected */
    static Map<TopicPartition, LedgerEntry> read(Connection connection, String sql, Object... parameters)
            throws SQLException {
        Map<TopicPartition, LedgerEntry> entries = new HashMap<>();
        Sql.list(
                connection,
                sql,
                row -> entries.put(
                        new TopicPartition(row.getString(1), row.getInt(2)),
                        new LedgerEntry(row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                parameters);
        return entries;
    }
}
