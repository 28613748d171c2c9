package io.shopstream.producer.capture;

/** A table is not what capture needs at this moment: taking it anew would fail the same way. */
final class UnfitSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitSnapshotException(UnfitTableException cause) {
        super(cause.getMessage(), cause);
    }
}
