package io.shopstream.sink.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads and moves the offsets in {@code ops.sink_offsets} for a rebuild. */
final class Ledger {
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

    private final Collection<RebuildPlan.Feed> feeds;

    /** One row of the ledger. */
    record Entry(String topicId, long nextOffset, long records, long rejected) {}

    Ledger(RebuildPlan plan) {
        feeds = plan.feeds().values();
    }

    Map<TopicPartition, Entry> read(Connection connection) throws SQLException {
        return read(connection, READ);
    }

    /** Locks the rows in the loaders' order: no loader commits records of these topics until the transaction ends. */
    Map<TopicPartition, Entry> lock(Connection connection) throws SQLException {
        return read(connection, READ + " for update");
    }

    private Map<TopicPartition, Entry> read(Connection connection, String sql) throws SQLException {
        Map<TopicPartition, Entry> entries = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(sql)) {
            read.setArray(
                    1,
                    connection.createArrayOf(
                            "text", feeds.stream().map(RebuildPlan.Feed::topic).toArray()));
            read.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            feeds.stream()
                                    .map(RebuildPlan.Feed::group)
                                    .distinct()
                                    .toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    entries.put(
                            new TopicPartition(rows.getString(1), rows.getInt(2)),
                            new Entry(rows.getString(3), rows.getLong(4), rows.getLong(5), rows.getLong(6)));
                }
            }
        }
        return entries;
    }

    static void set(Connection connection, String group, TopicPartition partition, Entry entry) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, group);
            set.setString(2, partition.topic());
            set.setInt(3, partition.partition());
            set.setString(4, entry.topicId());
            set.setLong(5, entry.nextOffset());
            set.setLong(6, entry.records());
            set.setLong(7, entry.rejected());
            set.executeUpdate();
        }
    }
}
