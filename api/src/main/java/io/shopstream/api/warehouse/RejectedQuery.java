package io.shopstream.api.warehouse;

import io.shopstream.api.answer.RejectedList;
import io.shopstream.api.answer.RejectedRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rejected records by consumer group and position: in pages, or all of them one by one. */
public final class RejectedQuery {
    // A raw value may have 15 MiB.
    private static final int FETCH_SIZE = 5;
    private static final long MAX_BYTES_PER_PAGE = 8L << 20;

    private static final String SQL = """
            select consumer_group, source_topic, source_partition, source_offset, reason, detail, raw_key, raw_value,
                   source_timestamp, rejected_at, replayed_at,
                   coalesce(octet_length(raw_key), 0) + coalesce(octet_length(raw_value), 0) as bytes
            from ops.rejected_records
            where (?::text is null or consumer_group = ?) and (?::text is null or reason = ?)
              and (consumer_group, source_topic, source_partition, source_offset) > (?, ?, ?, ?)
            order by consumer_group, source_topic, source_partition, source_offset
            limit ?""";

    private RejectedQuery() {}

    /**
     * Returns at least one record if there is one. A page ends early once its keys and values reach 8 MiB. The
     * connection must be in a transaction.
     */
    public static RejectedList page(
            Connection snapshot, RejectedFilter filter, RejectedPosition after, int pageSize, Instant asOf)
            throws SQLException {
        try (PreparedStatement statement = statement(snapshot, filter, after, pageSize + 1L);
                ResultSet rows = statement.executeQuery()) {
            List<RejectedRecord> page = new ArrayList<>();
            long bytes = 0;
            while (rows.next()) {
                if (page.size() == pageSize || bytes >= MAX_BYTES_PER_PAGE) {
                    String next = RejectedPosition.after(page.getLast()).token(filter);
                    return new RejectedList(page, next, asOf);
                }
                page.add(read(rows));
                bytes += rows.getLong("bytes");
            }
            return new RejectedList(page, null, asOf);
        }
    }

    /** Passes all records without holding them in memory; the connection must be in a transaction. */
    public static void forEach(Connection snapshot, RejectedFilter filter, Consumer<RejectedRecord> record)
            throws SQLException {
        try (PreparedStatement statement = statement(snapshot, filter, RejectedPosition.START, Long.MAX_VALUE);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                record.accept(read(rows));
            }
        }
    }

    private static PreparedStatement statement(
            Connection snapshot, RejectedFilter filter, RejectedPosition after, long limit) throws SQLException {
        PreparedStatement statement = snapshot.prepareStatement(SQL);
        statement.setFetchSize(FETCH_SIZE);
        Sql.bind(snapshot, statement, parameters(filter, after, limit));
        return statement;
    }

    private static @Nullable Object[] parameters(RejectedFilter filter, RejectedPosition after, long limit) {
        return new @Nullable Object[] {
            filter.consumerGroup(),
            filter.consumerGroup(),
            filter.reason(),
            filter.reason(),
            after.consumerGroup(),
            after.sourceTopic(),
            after.sourcePartition(),
            after.sourceOffset(),
            limit
        };
    }

    private static RejectedRecord read(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("raw_key");
        byte[] value = row.getBytes("raw_value");
        return new RejectedRecord(
                row.getString("consumer_group"),
                row.getString("source_topic"),
                row.getInt("source_partition"),
                row.getLong("source_offset"),
                row.getString("reason"),
                row.getString("detail"),
                key == null ? null : PrintableText.of(key),
                value == null ? null : Base64.getEncoder().encodeToString(value),
                value == null ? null : PrintableText.of(value),
                Sql.instantOrNull(row, "source_timestamp"),
                Sql.instant(row, "rejected_at"),
                Sql.instantOrNull(row, "replayed_at"));
    }
}
