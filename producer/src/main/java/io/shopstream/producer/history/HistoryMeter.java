package io.shopstream.producer.history;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Duration;
import java.time.Instant;

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
     * @param fraction of the orders of the history that are placed by {@code through}
     * @param committedHere records that this process has committed in {@code elapsed}
     */
    void reached(
            HistoryPlan plan, Instant through, double fraction, long records, long committedHere, Duration elapsed) {
        long rate = elapsed.toMillis() <= 0 ? 0 : committedHere * 1_000 / elapsed.toMillis();
        status = status(plan, through, fraction, records, rate, false);
    }

    void finished(HistoryPlan plan, long records) {
        status = status(plan, plan.until(), 1, records, 0, true);
    }

    /** The shop has no history. */
    public void none() {
        status = new ProducerStatus.History("none", null, null, null, 0, 1, 0, true);
    }

    private static ProducerStatus.History status(
            HistoryPlan plan, Instant through, double fraction, long records, long rate, boolean finished) {
        return new ProducerStatus.History(
                plan.size().code(), plan.from(), plan.until(), through, records, fraction, rate, finished);
    }
}
