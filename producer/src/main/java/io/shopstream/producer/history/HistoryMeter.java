package io.shopstream.producer.history;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds the progress of publishing the history, for status requests. Thread-safe. */
public final class HistoryMeter {
    private volatile ProducerStatus.History status =
            new ProducerStatus.History("none", null, null, null, 0, 0, 0, false);

    public ProducerStatus.History status() {
        return status;
    }

    void planned(HistoryPlan plan) {
        status = new ProducerStatus.History(plan.size().code(), plan.from(), plan.until(), null, 0, 0, 0, false);
    }

    /**
     * @param committedHere records that this process has committed in {@code elapsed}
     */
    void reached(HistoryPlan plan, Instant through, long records, long committedHere, Duration elapsed) {
        long rate = elapsed.toMillis() <= 0 ? 0 : committedHere * 1_000 / elapsed.toMillis();
        status = status(plan, through, records, rate, false);
    }

    void finished(HistoryPlan plan, long records) {
        status = status(plan, plan.until(), records, 0, true);
    }

    /** The shop has no history. */
    public void none() {
        status = new ProducerStatus.History("none", null, null, null, 0, 1, 0, true);
    }

    private static ProducerStatus.History status(
            HistoryPlan plan, @Nullable Instant through, long records, long rate, boolean finished) {
        double fraction = through == null ? 0 : plan.fraction(through);
        return new ProducerStatus.History(
                plan.size().code(), plan.from(), plan.until(), through, records, fraction, rate, finished);
    }
}
