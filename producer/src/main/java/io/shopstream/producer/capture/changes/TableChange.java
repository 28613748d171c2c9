package io.shopstream.producer.capture.changes;

import io.shopstream.producer.capture.tables.CapturedTable;
import java.time.Instant;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A row as the connector delivers it.
 *
 * @param row null if the row was deleted
 * @param lsn position of the change; for a snapshot row, the position of the snapshot
 * @param place whether the row belongs to a snapshot
 * @param committedAt when the transaction was committed; for a snapshot row, when it was read; UTC
 */
public record TableChange(
        CapturedTable<?> table, String id, @Nullable Struct row, long lsn, Place place, Instant committedAt) {

    enum Place {
        /** A change, not a snapshot row. */
        STREAM,
        SNAPSHOT,
        LAST_OF_SNAPSHOT
    }
}
