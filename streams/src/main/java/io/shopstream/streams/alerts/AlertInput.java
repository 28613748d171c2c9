package io.shopstream.streams.alerts;

import io.shopstream.streams.alerts.measure.Measurement;

/** Input of the alert processor, keyed by subject. */
sealed interface AlertInput {
    /** A measurement of this partition's subject, received over the repartition topic. */
    record Received(Measurement measurement) implements AlertInput {}

    /** A stock alert that the same partition has raised or cleared. */
    record Reported(AlertRecord alert) implements AlertInput {}
}
