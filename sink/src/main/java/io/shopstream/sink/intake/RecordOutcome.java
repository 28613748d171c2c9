package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;

/** What became of one record. */
public sealed interface RecordOutcome {
    /** Its rows are staged. */
    record Taken() implements RecordOutcome {
        static final Taken INSTANCE = new Taken();
    }

    /** Not stored, only counted: somebody else dead-letters it, or it is kept in the book of rejected records itself. */
    record Skipped(RejectionReason reason) implements RecordOutcome {}

    /**
     * Not stored: to be dead-lettered by us.
     *
     * @param detail for a person, without values of the record
     */
    record Refused(RejectionReason reason, String detail) implements RecordOutcome {}
}
