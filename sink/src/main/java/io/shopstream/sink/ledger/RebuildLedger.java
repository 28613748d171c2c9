package io.shopstream.sink.ledger;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The rows of {@code ops.sink_offsets} for the topics that a rebuild reads, over the consumer groups of both loaders. A
 * rebuild sets them without compare-and-set, while it holds their locks.
 */
public final class RebuildLedger {
    private static final String READ = """
            select topic, partition, topic_id, next_offset, records, rejected from ops.sink_offsets
            where topic = any (?) and consumer_group = any (?) order by topic, partition
            """;
    private static final String SET = """
            insert into ops.sink_offsets as t
              (consumer_group, topic, partition, topic_id, next_offset, records, rejected)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (consumer_group, topic, partition) do update
            set topic_id = excluded.topic_id, next_offset = excluded.next_offset, records = excluded.records,
              rejected = excluded.rejected, updated_at = now()
            """;

    private final List<String> topics;
    private final List<String> groups;

    public RebuildLedger(Collection<String> topics, Collection<String> groups) {
        this.topics = List.copyOf(topics);
        this.groups = List.copyOf(groups);
    }

    public Map<TopicPartition, LedgerEntry> read(Connection connection) throws SQLException {
        return LedgerEntry.read(connection, READ, topics, groups);
    }

    /** Locks the rows in the loaders' order: no loader commits records of these topics until the transaction ends. */
    public Map<TopicPartition, LedgerEntry> lock(Connection connection) throws SQLException {
        return LedgerEntry.read(connection, READ + " for update", topics, groups);
    }

    public static void set(Connection connection, String group, TopicPartition partition, LedgerEntry entry)
            throws SQLException {
        Sql.update(
                connection,
                SET,
                group,
                partition.topic(),
                partition.partition(),
                entry.topicId(),
                entry.nextOffset(),
                entry.records(),
                entry.rejected());
    }
}
