package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;

/** The outcome of handling one record. */
public sealed interface RecordOutcome {
    /** Its rows are staged. */
    record Taken() implements RecordOutcome {
        static final Taken INSTANCE = new Taken();
    }

    /**
     * Not stored, only counted: another service dead-letters it, or it is itself stored in
     * {@code ops.rejected_records}.
     */
    record Skipped(RejectionReason reason) implements RecordOutcome {}

    /**
     * Not stored: the sink dead-letters it.
     *
     * @param detail for a human reader, without values of the record
     */
    record Refused(RejectionReason reason, String detail) implements RecordOutcome {}
}
