package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.copy.CopyEncoder;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Stores records whose key may have been written already, unchanged, until they can be merged by the tables' keys. */
public final class DeferredRecords {
    private static final String TABLE = RebuildTables.next("warehouse.deferred_records");

    public static final String CREATE = "create unlogged table " + TABLE + """
             (
              topic text not null, partition integer not null, log_offset bigint not null, written_at bigint not null,
              key bytea, value bytea)
            """;
    static final String DROP = "drop table " + TABLE;

    private static final String COPY = "copy " + TABLE + " from stdin (format binary)";
    private static final String READ = "select topic, partition, log_offset, written_at, key, value from " + TABLE
            + " order by topic, partition, log_offset";
    private static final int FIELDS = 6;
    private static final int FETCH_ROWS = 1_000;

    private final List<ConsumerRecord<byte[], byte[]>> buffered = new ArrayList<>();
    private long bytes;

    /** Merges a batch of records, which are in log order per partition. */
    @FunctionalInterface
    interface Batches {
        void merge(List<ConsumerRecord<byte[], byte[]>> batch) throws SQLException;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        buffered.add(record);
        bytes += Math.max(0, record.serializedValueSize());
    }

    boolean isLarge() {
        return buffered.size() >= 8_000 || bytes > 8 << 20;
    }

    void flush(Connection connection, BinaryCopy copy) throws SQLException {
        if (!buffered.isEmpty()) {
            copy.copy(connection, COPY, FIELDS, buffered, DeferredRecords::write, () -> {});
            buffered.clear();
            bytes = 0;
        }
    }

    private static void write(ConsumerRecord<byte[], byte[]> record, CopyEncoder out) {
        out.text(record.topic());
        out.int4(record.partition());
        out.int8(record.offset());
        out.int8(record.timestamp());
        out.bytea(wrap(record.key()));
        out.bytea(wrap(record.value()));
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    /** @param connection not in autocommit, because otherwise the driver reads the whole result into memory */
    static void read(Connection connection, int batchRecords, Batches batches) throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery(READ)) {
                while (rows.next()) {
                    batch.add(record(rows));
                    if (batch.size() >= batchRecords) {
                        batches.merge(batch);
                        batch.clear();
                    }
                }
            }
        }
        if (!batch.isEmpty()) {
            batches.merge(batch);
        }
    }

    @SuppressWarnings("NullAway") // key and value may be null, although the signature does not say so
    private static ConsumerRecord<byte[], byte[]> record(ResultSet rows) throws SQLException {
        return new ConsumerRecord<>(
                rows.getString(1),
                rows.getInt(2),
                rows.getLong(3),
                rows.getLong(4),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                rows.getBytes(5),
                rows.getBytes(6),
                // Only deletions in catalogue topics use headers, and catalogue records are never deferred.
                new RecordHeaders(),
                Optional.empty());
    }
}
