package io.shopstream.api.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger of the sink and its newest order, in one snapshot. Cheap for tables of any size. */
public record SinkProgress(
        List<Position> positions, @Nullable Instant newestOrderAt) {
    private static final String POSITIONS = """
            select consumer_group, topic, partition, next_offset, updated_at from ops.sink_offsets""";
    // Orders may be dated up to a day ahead; their age would be negative.
    private static final String NEWEST_ORDER =
            "select max(placed_at) as newest from warehouse.orders where placed_at <= now()";

    public SinkProgress {
        positions = List.copyOf(positions);
    }

    /** Every record of the partition below {@code nextOffset} is loaded or rejected. */
    public record Position(String consumerGroup, String topic, int partition, long nextOffset, Instant updatedAt) {}

    public static SinkProgress read(Connection snapshot) throws SQLException {
        List<Position> positions = Sql.list(
                snapshot,
                POSITIONS,
                row -> new Position(
                        row.getString("consumer_group"),
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("next_offset"),
                        Sql.instant(row, "updated_at")));
        // Not one(): the row's only column may be null.
        Instant newest = newestOrder(snapshot);
        return new SinkProgress(positions, newest);
    }

    private static @Nullable Instant newestOrder(Connection snapshot) throws SQLException {
        return Sql.list(snapshot, NEWEST_ORDER, row -> java.util.Optional.ofNullable(Sql.instantOrNull(row, "newest")))
                .getFirst()
                .orElse(null);
    }
}
