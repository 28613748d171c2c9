package io.shopstream.api.warehouse;

import io.shopstream.api.answer.RejectedList;
import io.shopstream.api.answer.RejectedRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rejected records by group and position: in pages, or all of them one by one. */
public final class RejectedQuery {
    // A raw value may have megabytes.
    private static final int FETCH_SIZE = 20;

    private static final String SQL = """
            select consumer_group, source_topic, source_partition, source_offset, reason, detail, raw_key, raw_value,
                   source_timestamp, rejected_at, replayed_at
            from ops.rejected_records
            where (?::text is null or consumer_group = ?) and (?::text is null or reason = ?)
              and (consumer_group, source_topic, source_partition, source_offset) > (?, ?, ?, ?)
            order by consumer_group, source_topic, source_partition, source_offset
            limit ?""";

    private RejectedQuery() {}

    public static RejectedList page(
            Connection snapshot, RejectedFilter filter, RejectedPosition after, int pageSize, Instant asOf)
            throws SQLException {
        List<RejectedRecord> records =
                Sql.list(snapshot, SQL, RejectedQuery::read, parameters(filter, after, pageSize + 1L));
        if (records.size() <= pageSize) {
            return new RejectedList(records, null, asOf);
        }
        List<RejectedRecord> page = records.subList(0, pageSize);
        return new RejectedList(page, RejectedPosition.after(page.getLast()).token(filter), asOf);
    }

    /** Gives all records without holding them; the connection must be in a transaction. */
    public static void forEach(Connection snapshot, RejectedFilter filter, Consumer<RejectedRecord> record)
            throws SQLException {
        try (PreparedStatement statement = snapshot.prepareStatement(SQL)) {
            statement.setFetchSize(FETCH_SIZE);
            Sql.bind(snapshot, statement, parameters(filter, RejectedPosition.START, Long.MAX_VALUE));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    record.accept(read(rows));
                }
            }
        }
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
