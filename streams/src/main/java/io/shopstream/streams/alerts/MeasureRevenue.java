package io.shopstream.streams.alerts;

import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.Windows;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets through what arrives while it happens: deltas of minutes that ended at most two minutes ago. An imported past makes
 * no usual revenue, and a sale that is cancelled later is taken out of no minute, neither the ones that are judged nor the
 * ones they are judged by, so that both are seen at the same age.
 */
final class MeasureRevenue extends ContextualProcessor<RevenueKey, Sales, String, AlertInput.Measurement> {
    static final Duration LIVE_FOR = Duration.ofMinutes(2);

    @Override
    public void process(Record<RevenueKey, Sales> record) {
        RevenueKey minute = record.key();
        long end = minute.startMillis() + Windows.MINUTE.toMillis();
        if (end >= context().currentSystemTimeMs() - LIVE_FOR.toMillis()) {
            Sales delta = record.value();
            context()
                    .forward(new Record<>(
                            minute.currency(),
                            new AlertInput.Measured(
                                    MeasureKind.REVENUE,
                                    minute.startMillis(),
                                    new Tally(delta.netMinor(), delta.orders())),
                            record.timestamp()));
        }
    }
}
