package io.shopstream.api.ingest;

/** What became of a record that was given to the Kafka client. */
sealed interface Delivery {
    /** Every in-sync replica has it. */
    record Acknowledged(int partition, long offset) implements Delivery {}

    /** Kafka refuses this record, and would refuse it again. */
    record Refused() implements Delivery {}

    /** The Kafka client did not take it. */
    record NotSent() implements Delivery {}

    /** The Kafka client took it, and it is not acknowledged: it may be written, now or later. */
    record Unknown() implements Delivery {}
}
