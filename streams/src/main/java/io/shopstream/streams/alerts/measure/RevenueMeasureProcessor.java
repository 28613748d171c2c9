package io.shopstream.streams.alerts.measure;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.Windows;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards only recent deltas: those of minutes that ended at most two minutes ago. An imported past therefore does not
 * change the usual revenue. A later cancellation is subtracted from no minute, neither from the compared minutes nor
 * from the usual ones, so both are measured at the same age.
 */
public final class RevenueMeasureProcessor extends ContextualProcessor<CurrencyHourKey, HourPane, String, Measurement> {
    static final Duration RECENT = Duration.ofMinutes(2);

    @Override
    public void process(Record<CurrencyHourKey, HourPane> record) {
        CurrencyHourKey key = record.key();
        long earliestEnd = context().currentSystemTimeMs() - RECENT.toMillis();
        if (key.startMillis() + Windows.HOUR.toMillis() < earliestEnd) {
            return;
        }
        for (long left = record.value().minuteBits(); left != 0; left &= left - 1) {
            int minute = Long.numberOfTrailingZeros(left);
            long start = key.startMillis() + minute * Windows.MINUTE.toMillis();
            if (start + Windows.MINUTE.toMillis() >= earliestEnd) {
                forward(key.currency(), start, record.value().minute(minute), record.timestamp());
            }
        }
    }

    private void forward(String currency, long start, Sales delta, long timestamp) {
        MeasureSum measureSum = new MeasureSum(delta.netMinor(), delta.orders());
        context()
                .forward(new Record<>(
                        currency, new Measurement.Measured(MeasureKind.REVENUE, start, measureSum), timestamp));
    }
}
