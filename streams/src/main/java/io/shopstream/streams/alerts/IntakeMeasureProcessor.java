package io.shopstream.streams.alerts;

import io.shopstream.streams.flow.IntakeCount;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** What intake counted, by the slot of the clock it was counted in; and now and then, while intake is behind, that it is. */
final class IntakeMeasureProcessor extends ContextualProcessor<String, IntakeCount, String, AlertInput.Measurement> {
    static final Duration BEHIND = Duration.ofSeconds(60);

    private static final Duration SAID_EVERY = Duration.ofSeconds(10);
    private static final long NEVER = 0;

    private long saidAt = NEVER;

    @Override
    public void process(Record<String, IntakeCount> record) {
        IntakeCount count = record.value();
        long now = context().currentSystemTimeMs();
        if (count.ageMillis() > BEHIND.toMillis() && now - saidAt >= SAID_EVERY.toMillis()) {
            saidAt = now;
            context().forward(record.withValue(new AlertInput.Behind()));
        }
        long slot = now - Math.floorMod(now, DeadLetterRule.SLOT_MILLIS);
        MeasureSum measureSum = new MeasureSum(count.rejected(), count.received());
        context().forward(record.withValue(new AlertInput.Measured(MeasureKind.INTAKE, slot, measureSum)));
    }
}
