package io.shopstream.streams.alerts;

/** What alerts are made of, under their subject. */
sealed interface AlertInput {
    /** What crosses to the owner of a subject. */
    sealed interface Measurement extends AlertInput {}

    /** To be added to the subject's measure at {@code startMillis}. */
    record Measured(MeasureKind kind, long startMillis, MeasureSum measureSum) implements Measurement {}

    /** Some task of order intake reads records that have waited: goes to every partition, whatever the key. */
    record Behind() implements Measurement {}

    /** An alert that was raised or cleared beside here, in the same partition. */
    record Reported(AlertRecord alert) implements AlertInput {}
}
