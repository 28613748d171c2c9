package io.shopstream.producer.capture;

/** A table does not have the columns that capture needs now: another snapshot would fail in the same way. */
final class UnfitSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitSnapshotException(UnfitTableException cause) {
        super(cause.getMessage(), cause);
    }
}
