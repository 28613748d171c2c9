package io.shopstream.producer.capture.changes;

import io.shopstream.producer.capture.tables.UnfitTableException;

/** A table does not have the columns that capture needs now: another snapshot would fail in the same way. */
public final class UnfitSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitSnapshotException(UnfitTableException cause) {
        super(cause.getMessage(), cause);
    }
}
