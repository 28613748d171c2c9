package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.DeadLetter;

/** What intake makes of a record; a duplicate makes nothing. */
sealed interface Judgement {
    record Changed(OrderChange change) implements Judgement {}

    record Rejected(DeadLetter letter) implements Judgement {}
}
