package io.shopstream.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.load.LoaderMonitor;
import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.staging.RowCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Counts what a loader commits. */
final class SinkMetrics implements LoadListener {
    private static final String LOADER = "loader";

    private final MeterRegistry meters;
    private final String loader;
    private final DistributionSummary batchRecords;
    private final Timer transactions;
    private final Clock clock;
    private volatile double lastLoad;

    SinkMetrics(MeterRegistry meters, String loader, Clock clock) {
        this.meters = meters;
        this.loader = loader;
        this.clock = clock;
        // From the start on, so that a loader that never commits grows old, too.
        this.lastLoad = now();
        this.batchRecords = DistributionSummary.builder("shopstream.sink.batch.records")
                .description("Records per committed transaction")
                .tag(LOADER, loader)
                .register(meters);
        this.transactions = Timer.builder("shopstream.sink.transaction")
                .description("From the first statement of a transaction to its commit")
                .tag(LOADER, loader)
                .register(meters);
        Gauge.builder("shopstream.sink.last.load", this, metrics -> metrics.lastLoad)
                .baseUnit("seconds")
                .description("When a transaction was last committed, or when the process started, as Unix time")
                .tag(LOADER, loader)
                .register(meters);
        // A series that begins at 1 has no increase: an alert would miss the first dead letter of its kind.
        for (RejectionReason reason : RejectionReason.values()) {
            rejected(reason);
        }
    }

    static void bind(MeterRegistry meters, LoaderMonitor monitor) {
        for (String state : LoaderState.LABELS) {
            Gauge.builder(
                            "shopstream.sink.state",
                            monitor,
                            each -> each.state().label().equals(state) ? 1 : 0)
                    .description("1 for the current state of the loader, 0 for the others")
                    .tag(LOADER, monitor.name())
                    .tag("state", state)
                    .register(meters);
        }
        Gauge.builder("shopstream.sink.lag", monitor, LoaderMonitor::lag)
                .description("Records not loaded yet")
                .tag(LOADER, monitor.name())
                .register(meters);
    }

    @Override
    public void loaded(long records, RowCounts rows, Map<RejectionReason, Long> rejected, long nanos) {
        lastLoad = now();
        batchRecords.record(records);
        transactions.record(Duration.ofNanos(nanos));
        rows.byTable().forEach((table, count) -> Counter.builder("shopstream.sink.rows")
                .description("Rows inserted, updated or deleted")
                .tag(LOADER, loader)
                .tag("table", table)
                .register(meters)
                .increment(count));
        rejected.forEach((reason, count) -> rejected(reason).increment(count));
    }

    private double now() {
        return clock.millis() / 1_000.0;
    }

    private Counter rejected(RejectionReason reason) {
        return Counter.builder("shopstream.sink.rejected")
                .description("Records not stored")
                .tag(LOADER, loader)
                .tag("reason", reason.code())
                .register(meters);
    }
}
