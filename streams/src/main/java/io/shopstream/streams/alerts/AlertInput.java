package io.shopstream.streams.alerts;

/** Input of the alert processor, keyed by subject. */
sealed interface AlertInput {
    /** Input that is repartitioned to the partition of its subject. */
    sealed interface Measurement extends AlertInput {}

    /** Is added to the subject's measure at {@code startMillis}. */
    record Measured(MeasureKind kind, long startMillis, MeasureSum measureSum) implements Measurement {}

    /** A task of order intake lags behind its input. Sent to every partition, whatever the key. */
    record Behind() implements Measurement {}

    /** A stock alert that the same partition has raised or cleared. */
    record Reported(AlertRecord alert) implements AlertInput {}
}
