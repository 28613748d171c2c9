package io.shopstream.sink.ledger;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads and advances {@code ops.sink_offsets}, which says how far each partition is loaded. A row is advanced in the
 * transaction that writes the batch, by compare-and-set: a loader with an outdated offset updates no row and so detects
 * that the partition has another owner. The row lock excludes any other owner until the transaction ends.
 */
public final class OffsetLedger {
    private static final Comparator<OffsetRange> ORDER = Comparator.comparing(
                    (OffsetRange range) -> range.partition().topic())
            .thenComparing(range -> range.partition().partition());
    private static final String READ = """
            select topic, partition, topic_id, next_offset, records, rejected from ops.sink_offsets
            where consumer_group = ? and topic = any (?)
            """;
    private static final String CREATE = """
            insert into ops.sink_offsets (consumer_group, topic, partition, topic_id, next_offset)
            values (?, ?, ?, ?, 0) on conflict do nothing
            """;
    private static final String ADVANCE = """
            update ops.sink_offsets
            set next_offset = ?, records = records + ?, rejected = rejected + ?, updated_at = now()
            where consumer_group = ? and topic = ? and partition = ? and topic_id = ? and next_offset = ?
            """;

    private final String consumerGroup;

    public OffsetLedger(String consumerGroup) {
        this.consumerGroup = consumerGroup;
    }

    /** Reads the rows of the partitions; inserts missing ones at offset 0 of the topic with the given id. */
    public Map<TopicPartition, LedgerEntry> open(
            Connection connection, Set<TopicPartition> partitions, Map<String, String> topicIds) throws SQLException {
        List<@Nullable Object[]> missing = partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .map(partition -> new @Nullable Object[] {
                    consumerGroup, partition.topic(), partition.partition(), topicIds.get(partition.topic())
                })
                .toList();
        Sql.updateAll(connection, CREATE, missing);
        Map<TopicPartition, LedgerEntry> entries =
                LedgerEntry.read(connection, READ, consumerGroup, topics(partitions));
        entries.keySet().retainAll(partitions);
        return entries;
    }

    private static List<String> topics(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).distinct().toList();
    }

    /**
     * Advances the row of every range, in the same order in all loaders so that they cannot deadlock.
     *
     * @throws LostOwnershipException if the offset of a row is no longer the first offset of its range
     */
    public void advance(Connection connection, Collection<OffsetRange> ranges)
            throws SQLException, LostOwnershipException {
        List<OffsetRange> ordered = ranges.stream().sorted(ORDER).toList();
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            for (OffsetRange range : ordered) {
                advance.setLong(1, range.to());
                advance.setLong(2, range.records());
                advance.setLong(3, range.rejected());
                advance.setString(4, consumerGroup);
                advance.setString(5, range.partition().topic());
                advance.setInt(6, range.partition().partition());
                advance.setString(7, range.topicId());
                advance.setLong(8, range.from());
                advance.addBatch();
            }
            int[] moved = advance.executeBatch();
            for (int i = 0; i < moved.length; i++) {
                if (moved[i] != 1) {
                    throw new LostOwnershipException(ordered.get(i));
                }
            }
        }
    }
}
