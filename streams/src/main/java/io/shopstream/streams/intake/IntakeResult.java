package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;

/**
 * Result of intake for a record, and once per commit the counts. Duplicates, late orders and changes that no aggregate
 * reads give no result.
 */
sealed interface IntakeResult {
    record Changed(OrderChange change) implements IntakeResult {}

    record Rejected(DeadLetter deadLetter) implements IntakeResult {}

    record Counted(IntakeCount count) implements IntakeResult {}
}
