package io.shopstream.sink.rebuild;

import io.shopstream.schemas.rules.RejectionReason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records whose rows the database has refused before, according to the book of rejected records. A record is known by its
 * bytes too: after a topic was created anew, another one has the offset.
 */
final class KnownRefusals {
    private static final String READ = """
            select source_topic, source_partition, source_offset,
              sha256(raw_key), octet_length(raw_key), sha256(raw_value), octet_length(raw_value)
            from ops.rejected_records where reason = ?
            """;

    // A letter keeps at least this much of a key or a value.
    private static final int MIN_KEPT = 512 * 1024;

    private final Map<Place, List<Refusal>> refusals;

    private record Place(TopicPartition partition, long offset) {}

    private record Refusal(Part key, Part value) {
        boolean isOf(ConsumerRecord<byte[], byte[]> record) {
            return key.begins(record.key()) && value.begins(record.value());
        }
    }

    /** Bytes that a letter keeps: all of them, or the first of very many. */
    private record Part(byte @Nullable [] sha256, int length) {
        boolean begins(byte @Nullable [] bytes) {
            if (sha256 == null || bytes == null) {
                return sha256 == null && bytes == null;
            }
            boolean isCut = length >= MIN_KEPT && length < bytes.length;
            return (isCut || length == bytes.length) && Arrays.equals(sha256, digest(bytes, length));
        }
    }

    private KnownRefusals(Map<Place, List<Refusal>> refusals) {
        this.refusals = refusals;
    }

    static KnownRefusals read(Connection connection) throws SQLException {
        Map<Place, List<Refusal>> refusals = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, RejectionReason.REFUSED_BY_DATABASE.code());
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    TopicPartition partition = new TopicPartition(rows.getString(1), rows.getInt(2));
                    refusals.computeIfAbsent(new Place(partition, rows.getLong(3)), place -> new ArrayList<>())
                            .add(new Refusal(
                                    new Part(rows.getBytes(4), rows.getInt(5)),
                                    new Part(rows.getBytes(6), rows.getInt(7))));
                }
            }
        }
        return new KnownRefusals(refusals);
    }

    boolean contains(ConsumerRecord<byte[], byte[]> record) {
        if (refusals.isEmpty()) {
            return false;
        }
        Place place = new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        return refusals.getOrDefault(place, List.of()).stream().anyMatch(refusal -> refusal.isOf(record));
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, length);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
