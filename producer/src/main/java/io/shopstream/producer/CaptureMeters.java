package io.shopstream.producer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shopstream.producer.capture.ChangeCapture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes metrics of change capture: records published, lag, and write-ahead log retained by its slot. */
final class CaptureMeters implements MeterBinder {
    private static final List<String> STATES =
            List.of("DISABLED", "STARTING", "SNAPSHOT", "STREAMING", "WAITING", "SLOT_LOST", "FAILED", "STOPPED");

    private final ChangeCapture capture;

    CaptureMeters(ChangeCapture capture) {
        this.capture = capture;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("shopstream.capture.changes", capture, each -> each.status()
                        .changes())
                .description("Changes published while streaming, deletions included")
                .register(registry);
        FunctionCounter.builder("shopstream.capture.snapshot.rows", capture, each -> each.status()
                        .snapshotRows())
                .description("Rows published by snapshots")
                .register(registry);
        Gauge.builder(
                        "shopstream.capture.lag",
                        capture,
                        each -> orNaN(each.status().lagMillis()) / 1_000)
                .baseUnit("seconds")
                .description("Age of the newest change when it was published")
                .register(registry);
        Gauge.builder(
                        "shopstream.capture.retained",
                        capture,
                        each -> orNaN(each.status().retainedBytes()))
                .baseUnit("bytes")
                .description("Write-ahead log that the replication slot retains on the database's disk")
                .register(registry);
        for (String state : STATES) {
            Gauge.builder(
                            "shopstream.capture.state",
                            capture,
                            each -> each.status().state().equals(state) ? 1 : 0)
                    .tag("state", state)
                    .description("1 for the current state of change capture, 0 for the others")
                    .register(registry);
        }
    }

    private static double orNaN(@Nullable Long value) {
        return value == null ? Double.NaN : value;
    }
}
