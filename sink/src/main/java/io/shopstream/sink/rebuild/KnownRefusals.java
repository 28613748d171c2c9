package io.shopstream.sink.rebuild;

import io.shopstream.schemas.rules.RejectionReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records whose rows the database has refused before, according to the book of rejected records. */
final class KnownRefusals {
    private final Map<TopicPartition, Set<Long>> offsets;

    private KnownRefusals(Map<TopicPartition, Set<Long>> offsets) {
        this.offsets = offsets;
    }

    static KnownRefusals read(Connection connection) throws SQLException {
        Map<TopicPartition, Set<Long>> offsets = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement("""
                select source_topic, source_partition, source_offset from ops.rejected_records where reason = ?
                """)) {
            read.setString(1, RejectionReason.REFUSED_BY_DATABASE.code());
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    offsets.computeIfAbsent(
                                    new TopicPartition(rows.getString(1), rows.getInt(2)), partition -> new HashSet<>())
                            .add(rows.getLong(3));
                }
            }
        }
        return new KnownRefusals(offsets);
    }

    boolean contains(ConsumerRecord<?, ?> record) {
        return !offsets.isEmpty()
                && offsets.getOrDefault(new TopicPartition(record.topic(), record.partition()), Set.of())
                        .contains(record.offset());
    }
}
