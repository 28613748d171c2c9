package io.shopstream.producer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shopstream.producer.capture.ChangeCapture;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.schemas.query.ProducerStatus;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Publishes metrics of change capture: records published, lag, and write-ahead log retained by its slot. */
final class CaptureMeters implements MeterBinder {
    private final ChangeCapture capture;

    CaptureMeters(ChangeCapture capture) {
        this.capture = capture;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(
                registry,
                "shopstream.capture.changes",
                "Changes published while streaming, deletions included",
                ProducerStatus.Capture::changes);
        counter(
                registry,
                "shopstream.capture.snapshot.rows",
                "Rows published by snapshots",
                ProducerStatus.Capture::snapshotRows);
        counter(
                registry,
                "shopstream.capture.rejected",
                "Rows that became dead letters because no record can hold them",
                ProducerStatus.Capture::rejectedRows);
        gauge("shopstream.capture.lag", status -> orNaN(status.lagMillis()) / 1_000)
                .baseUnit("seconds")
                .description("Age of the newest change when it was published")
                .register(registry);
        gauge("shopstream.capture.retained", status -> orNaN(status.retainedBytes()))
                .baseUnit("bytes")
                .description("Write-ahead log that the replication slot retains on the database's disk")
                .register(registry);
        for (CaptureState state : CaptureState.values()) {
            Gauge.builder("shopstream.capture.state", capture, each -> each.state() == state ? 1 : 0)
                    .tag("state", state.name())
                    .description("1 for the current state of change capture, 0 for the others")
                    .register(registry);
        }
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ProducerStatus.Capture> value) {
        FunctionCounter.builder(name, capture, each -> value.applyAsDouble(each.status()))
                .description(description)
                .register(registry);
    }

    private Gauge.Builder<ChangeCapture> gauge(String name, ToDoubleFunction<ProducerStatus.Capture> value) {
        return Gauge.builder(name, capture, each -> value.applyAsDouble(each.status()));
    }

    private static double orNaN(@Nullable Long value) {
        return value == null ? Double.NaN : value;
    }
}
