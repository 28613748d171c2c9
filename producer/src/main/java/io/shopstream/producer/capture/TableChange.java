package io.shopstream.producer.capture;

import java.time.Instant;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A row as the connector tells it.
 *
 * @param row null if it was deleted
 * @param lsn of the change; of a row of a snapshot that of the snapshot
 * @param place where in a snapshot, if in one
 * @param committedAt when its transaction was committed, of a row of a snapshot when it was read; UTC
 */
record TableChange(
        CapturedTable<?> table, String id, @Nullable Struct row, long lsn, Place place, Instant committedAt) {

    enum Place {
        /** Not of a snapshot. */
        STREAM,
        SNAPSHOT,
        LAST_OF_SNAPSHOT
    }
}
