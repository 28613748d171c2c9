package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.RecordPosition;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An order as the warehouse has it, with its versions in the order in which they arrived.
 *
 * @param versions those without a position first, for they were loaded before positions were kept
 * @param complete false if there are more versions
 */
record LoadedOrder(Head head, List<Version> versions, boolean complete, Instant asOf) {
    static final int MAX_VERSIONS = 100;

    private static final String HEAD = """
        select order_id, version, kind, status, stands, placed_at, currency, total
        from warehouse.orders where order_id = :id\
        """;

    // All records of an order are in one partition, so the order of offsets is that of arrival.
    private static final String VERSIONS = """
        select version, status, changed_at, source_topic, source_partition, source_offset
        from warehouse.order_status_changes where order_id = :id
        order by source_topic nulls first, source_partition, source_offset, version limit :limit\
        """;

    /** The highest version. */
    record Head(
            String orderId,
            long version,
            String kind,
            String status,
            boolean stands,
            Instant placedAt,
            String currency,
            BigDecimal total) {}

    /** @param position of its first record; null if the row was loaded before positions were kept */
    record Version(
            long version,
            String status,
            Instant changedAt,
            @Nullable RecordPosition position) {}

    LoadedOrder {
        versions = List.copyOf(versions);
    }

    /** Empty if there is no such order. */
    static Optional<LoadedOrder> read(JdbcClient snapshot, String id, Instant now) {
        return snapshot.sql(HEAD)
                .param("id", id)
                .query((row, _) -> head(row))
                .optional()
                .map(head -> {
                    List<Version> versions = snapshot.sql(VERSIONS)
                            .param("id", id)
                            .param("limit", MAX_VERSIONS + 1)
                            .query((row, _) -> version(row))
                            .list();
                    boolean complete = versions.size() <= MAX_VERSIONS;
                    return new LoadedOrder(
                            head,
                            complete ? versions : versions.subList(0, MAX_VERSIONS),
                            complete,
                            LoadVersion.of(snapshot).asOf(now));
                });
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getString("order_id"),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("status"),
                row.getBoolean("stands"),
                Timestamps.instant(row, "placed_at"),
                row.getString("currency"),
                row.getBigDecimal("total"));
    }

    private static Version version(ResultSet row) throws SQLException {
        String topic = row.getString("source_topic");
        return new Version(
                row.getLong("version"),
                row.getString("status"),
                Timestamps.instant(row, "changed_at"),
                topic == null
                        ? null
                        : new RecordPosition(topic, row.getInt("source_partition"), row.getLong("source_offset")));
    }
}
