package io.shopstream.local.deadletters;

import io.shopstream.local.shop.Shop;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.deadletter.HeaderText;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads dead letters from the warehouse table: the API shows keys as text only, and a replay needs their bytes. */
public final class DeadLetterRepository implements AutoCloseable {
    // A dead letter may have 15 MiB.
    private static final int FETCH_SIZE = 20;
    private static final String MATCHING = """
             from ops.rejected_records
            where (?::text is null or consumer_group = ?) and (?::text is null or reason = ?)
              and (?::text is null or source_topic = ?) and (?::int is null or source_partition = ?)
              and (?::bigint is null or source_offset = ?) and (?::timestamptz is null or rejected_at >= ?)
            """;
    private static final String COLUMNS = "select consumer_group, source_topic, source_partition, source_offset,"
            + " reason, detail, source_timestamp, rejected_at, replayed_at, raw_key_size, raw_value_size, headers,"
            + " erased_at";
    private static final String HEADERS = COLUMNS + ", null::bytea as raw_key, null::bytea as raw_value" + MATCHING
            + " order by rejected_at desc, consumer_group, source_topic, source_partition, source_offset desc limit ";
    private static final String WHOLE = COLUMNS + ", raw_key, raw_value" + MATCHING
            + " order by source_topic, source_partition, source_offset, consumer_group";
    private static final String COUNTS =
            "select consumer_group, reason, count(*) as letters" + MATCHING + " group by 1, 2 order by 3 desc, 1, 2";

    private final Connection connection;

    private DeadLetterRepository(Connection connection) {
        this.connection = connection;
    }

    public static DeadLetterRepository open(Shop shop) throws SQLException {
        Connection connection = shop.openWarehouse("shopstream-dead-letters");
        try {
            // The driver respects the fetch size only inside a transaction.
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            return new DeadLetterRepository(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The most recently rejected dead letters, newest first, without key and value. */
    public List<DeadLetter> newest(DeadLetterFilter filter, int limit) throws SQLException {
        List<DeadLetter> deadLetters = new ArrayList<>();
        query(HEADERS + limit, filter, row -> deadLetters.add(deadLetter(row)));
        return deadLetters;
    }

    /** Passes every matching dead letter to {@code each}, with key and value, ordered by position. */
    public void forEach(DeadLetterFilter filter, DeadLetterConsumer each) throws SQLException {
        query(WHOLE, filter, row -> each.take(deadLetter(row)));
    }

    /** Counts dead letters by group and reason, the most frequent first. */
    public List<ReasonCount> counts(DeadLetterFilter filter) throws SQLException {
        List<ReasonCount> counts = new ArrayList<>();
        query(
                COUNTS,
                filter,
                row -> counts.add(new ReasonCount(
                        row.getString("consumer_group"), row.getString("reason"), row.getLong("letters"))));
        return counts;
    }

    private void query(String sql, DeadLetterFilter filter, RowHandler each) throws SQLException {
        DeadLetterPosition position = filter.position();
        Instant since = filter.since();
        @Nullable Object[] parameters = {
            filter.group(),
            filter.reason(),
            position == null ? filter.topic() : position.topic(),
            position == null ? null : position.partition(),
            position == null ? null : position.offset(),
            since == null ? null : Timestamp.from(since)
        };
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(2 * i + 1, parameters[i]);
                statement.setObject(2 * i + 2, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        }
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return DeadLetter.newBuilder()
                .setConsumerGroup(row.getString("consumer_group"))
                .setSourceTopic(row.getString("source_topic"))
                .setSourcePartition(row.getInt("source_partition"))
                .setSourceOffset(row.getLong("source_offset"))
                .setReason(row.getString("reason"))
                .setDetail(row.getString("detail"))
                .setRawKey(bytes(row, "raw_key"))
                .setRawValue(bytes(row, "raw_value"))
                .setSourceTimestamp(instant(row, "source_timestamp"))
                .setRejectedAt(row.getTimestamp("rejected_at").toInstant())
                .setReplayedAt(instant(row, "replayed_at"))
                .setRawKeySize(row.getObject("raw_key_size") == null ? null : row.getInt("raw_key_size"))
                .setRawValueSize(row.getObject("raw_value_size") == null ? null : row.getInt("raw_value_size"))
                .setHeaders(HeaderText.read(row.getString("headers")))
                .setErasedAt(instant(row, "erased_at"))
                .build();
    }

    private static @Nullable ByteBuffer bytes(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Takes one dead letter. */
    @FunctionalInterface
    public interface DeadLetterConsumer {
        void take(DeadLetter deadLetter);
    }

    @FunctionalInterface
    private interface RowHandler {
        void take(ResultSet row) throws SQLException;
    }
}
