package io.shopstream.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.load.LoaderMonitor;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.staging.RowCounts;
import java.time.Duration;
import java.util.Map;

/** Counts what a loader commits. */
final class SinkMetrics implements LoadListener {
    private static final String LOADER = "loader";

    private final MeterRegistry meters;
    private final String loader;
    private final DistributionSummary batchRecords;
    private final Timer transactions;

    SinkMetrics(MeterRegistry meters, String loader) {
        this.meters = meters;
        this.loader = loader;
        this.batchRecords = DistributionSummary.builder("shopstream.sink.batch.records")
                .description("Records per committed transaction")
                .tag(LOADER, loader)
                .register(meters);
        this.transactions = Timer.builder("shopstream.sink.transaction")
                .description("From the first statement of a transaction to its commit")
                .tag(LOADER, loader)
                .register(meters);
    }

    static void bindLag(MeterRegistry meters, LoaderMonitor monitor) {
        Gauge.builder("shopstream.sink.lag", monitor, LoaderMonitor::lag)
                .description("Records not loaded yet")
                .tag(LOADER, monitor.name())
                .register(meters);
    }

    @Override
    public void loaded(long records, RowCounts rows, Map<RejectionReason, Long> rejected, long nanos) {
        batchRecords.record(records);
        transactions.record(Duration.ofNanos(nanos));
        rows.byTable().forEach((table, count) -> Counter.builder("shopstream.sink.rows")
                .description("Rows inserted, updated or deleted")
                .tag(LOADER, loader)
                .tag("table", table)
                .register(meters)
                .increment(count));
        rejected.forEach((reason, count) -> Counter.builder("shopstream.sink.rejected")
                .description("Records not stored")
                .tag(LOADER, loader)
                .tag("reason", reason.code())
                .register(meters)
                .increment(count));
    }
}
