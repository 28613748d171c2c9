package io.shopstream.api.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of the sink and its newest order, in one snapshot. Cheap for tables of any size. */
public record SinkProgress(
        List<Position> positions, @Nullable Instant newestOrderAt) {
    private static final String POSITIONS = """
            select consumer_group, topic, partition, topic_id, next_offset, updated_at
            from ops.sink_offsets""";
    // Orders may be dated up to a day ahead; their age would be negative.
    private static final String NEWEST_ORDER =
            "select max(placed_at) as newest from warehouse.orders where placed_at <= now()";

    public SinkProgress {
        positions = List.copyOf(positions);
    }

    /**
     * Every record of the partition below {@code nextOffset} is loaded or rejected.
     *
     * @param topicId of the topic that it is about: a topic that is created again has another one
     */
    public record Position(
            String consumerGroup, String topic, int partition, String topicId, long nextOffset, Instant updatedAt) {}

    public static SinkProgress read(JdbcClient snapshot) {
        List<Position> positions = snapshot.sql(POSITIONS)
                .query((row, _) -> new Position(
                        row.getString("consumer_group"),
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getString("topic_id"),
                        row.getLong("next_offset"),
                        Timestamps.instant(row, "updated_at")))
                .list();
        // The only row has no value while there are no orders.
        Optional<Instant> newest = snapshot.sql(NEWEST_ORDER)
                .query((row, _) -> Optional.ofNullable(Timestamps.instantOrNull(row, "newest")))
                .single();
        return new SinkProgress(positions, newest.orElse(null));
    }
}
