package io.shopstream.api.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Identifies the last load of the sink that a snapshot contains. Every load moves an offset in the same transaction as
 * its rows, so equal versions mean equal figures.
 *
 * @param tag changes with every load
 * @param loadedAt when the last load was; null if there was none
 */
public record LoadVersion(String tag, @Nullable Instant loadedAt) {
    // topic_id: a re-created topic starts at offset 0 again and must not look like an old load. updated_at: a rebuild
    // may end at the same offsets, with other figures.
    private static final String SQL = """
            select coalesce(md5(string_agg(
                       concat_ws(':', consumer_group, topic, partition, topic_id, next_offset, rejected,
                                 extract(epoch from updated_at)),
                       ',' order by consumer_group, topic, partition)), 'none') as tag,
                   max(updated_at) as loaded_at
            from ops.sink_offsets""";

    public static LoadVersion of(JdbcClient snapshot) {
        return snapshot.sql(SQL)
                .query((row, _) -> new LoadVersion(row.getString("tag"), Timestamps.instantOrNull(row, "loaded_at")))
                .single();
    }

    /** Time of the last load, or {@code otherwise} if nothing was ever loaded. */
    public Instant asOf(Instant otherwise) {
        return loadedAt == null ? otherwise : loadedAt;
    }
}
