package io.shopstream.sink.rebuild.fill;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.warehouse.Sql;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records whose rows the database has rejected before, according to {@code ops.rejected_records}. A record is
 * identified by its bytes, too, because another record has its offset after the topic was recreated.
 */
public final class KnownRejections {
    private static final String READ = """
            select source_topic, source_partition, source_offset,
              sha256(raw_key), octet_length(raw_key), sha256(raw_value), octet_length(raw_value)
            from ops.rejected_records where reason = ?
            """;

    // A dead letter keeps at least this many bytes of a key or a value.
    private static final int MIN_KEPT = 512 * 1024;

    private final Map<RecordPosition, List<RejectedBytes>> rejections;

    private record RejectedBytes(StoredBytes key, StoredBytes value) {
        boolean matches(ConsumerRecord<byte[], byte[]> record) {
            return key.isStartOf(record.key()) && value.isStartOf(record.value());
        }
    }

    /**
     * The key or value that a dead letter keeps, or a prefix of it if it is large. The hash is null if there was none.
     */
    private record StoredBytes(byte @Nullable [] sha256, int length) {
        boolean isStartOf(byte @Nullable [] bytes) {
            if (sha256 == null || bytes == null) {
                return sha256 == null && bytes == null;
            }
            boolean isTruncated = length >= MIN_KEPT && length < bytes.length;
            return (isTruncated || length == bytes.length) && Arrays.equals(sha256, digest(bytes, length));
        }
    }

    private KnownRejections(Map<RecordPosition, List<RejectedBytes>> rejections) {
        this.rejections = rejections;
    }

    public static KnownRejections read(Connection connection) throws SQLException {
        Map<RecordPosition, List<RejectedBytes>> rejections = new HashMap<>();
        Sql.list(
                connection,
                READ,
                row -> rejections
                        .computeIfAbsent(
                                new RecordPosition(row.getString(1), row.getInt(2), row.getLong(3)),
                                position -> new ArrayList<>())
                        .add(new RejectedBytes(
                                new StoredBytes(row.getBytes(4), row.getInt(5)),
                                new StoredBytes(row.getBytes(6), row.getInt(7)))),
                RejectionReason.REFUSED_BY_DATABASE.code());
        return new KnownRejections(rejections);
    }

    boolean contains(ConsumerRecord<byte[], byte[]> record) {
        if (rejections.isEmpty()) {
            return false;
        }
        RecordPosition position = new RecordPosition(record.topic(), record.partition(), record.offset());
        return rejections.getOrDefault(position, List.of()).stream().anyMatch(rejection -> rejection.matches(record));
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
