package io.shopstream.streams.alerts.measure;

import io.shopstream.streams.intake.IntakeCount;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns intake counts into measures per 10-second slot of the wall clock, and signals at most every 10 seconds that
 * intake is behind.
 */
public final class IntakeMeasureProcessor extends ContextualProcessor<String, IntakeCount, String, Measurement> {
    static final Duration BEHIND = Duration.ofSeconds(60);

    private static final Duration BEHIND_INTERVAL = Duration.ofSeconds(10);
    private static final long SLOT_MILLIS = 10_000L;
    private static final long NEVER = 0;

    private long reportedAt = NEVER;

    @Override
    public void process(Record<String, IntakeCount> record) {
        IntakeCount count = record.value();
        long now = context().currentSystemTimeMs();
        if (count.ageMillis() > BEHIND.toMillis() && now - reportedAt >= BEHIND_INTERVAL.toMillis()) {
            reportedAt = now;
            context().forward(record.withValue(new Measurement.Behind()));
        }
        long slot = now - Math.floorMod(now, SLOT_MILLIS);
        MeasureSum measureSum = new MeasureSum(count.rejected(), count.received());
        context().forward(record.withValue(new Measurement.Measured(MeasureKind.INTAKE, slot, measureSum)));
    }
}
