package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;

/** The outcome of handling one record. */
public sealed interface RecordOutcome {
    /** Its rows are staged. */
    record Staged() implements RecordOutcome {
        static final Staged INSTANCE = new Staged();
    }

    /**
     * Rejected and counted, but not dead-lettered by the sink: another service does that, or the record is itself
     * stored in {@code ops.rejected_records}.
     */
    record CountedOnly(RejectionReason reason) implements RecordOutcome {}

    /**
     * Rejected: the sink counts and dead-letters it.
     *
     * @param detail for a human reader, without values of the record
     */
    record Rejected(RejectionReason reason, String detail) implements RecordOutcome {}
}
