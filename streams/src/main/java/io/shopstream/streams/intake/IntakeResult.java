package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.streams.flow.IntakeCount;
import io.shopstream.streams.flow.OrderChange;

/** What intake makes of a record, and once per commit of all of them; a duplicate makes nothing. */
sealed interface IntakeResult {
    record Changed(OrderChange change) implements IntakeResult {}

    record Rejected(DeadLetter deadLetter) implements IntakeResult {}

    record Counted(IntakeCount count) implements IntakeResult {}
}
