package io.shopstream.sink.load;

/** Another owner has moved a partition on: this batch must not be written. Not an error; read the ledger and go on. */
final class LostOwnershipException extends Exception {
    private static final long serialVersionUID = 1L;

    LostOwnershipException(OffsetRange range) {
        super("the ledger no longer stands at the beginning of " + range + ": another loader owns the partition");
    }
}
