package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.streams.flow.IntakeCount;
import io.shopstream.streams.flow.OrderChange;

/** What intake makes of a record, and once per commit of all of them; a duplicate makes nothing. */
sealed interface Judgement {
    record Changed(OrderChange change) implements Judgement {}

    record Rejected(DeadLetter letter) implements Judgement {}

    record Counted(IntakeCount count) implements Judgement {}
}
