package io.shopstream.sink.ledger;

/**
 * Thrown when another loader has advanced a partition: this batch must not be written. Not an error: the loader reads
 * the ledger again and continues.
 */
public final class LostOwnershipException extends Exception {
    private static final long serialVersionUID = 1L;

    public LostOwnershipException(OffsetRange range) {
        super("ops.sink_offsets is no longer at the start of " + range + ": another loader owns the partition");
    }
}
