package io.shopstream.producer.history;

import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistoryCurve;
import java.time.Instant;

/**
 * Advances the live simulation through the history and writes its rows to the shop database; publishes nothing, so it
 * takes a small part of the time that publishing takes. {@link HistoryRun} publishes the same history beside live
 * traffic.
 */
public final class HistoryFastForward {
    // Each write takes time, and the first number of a new shop waits for all of them.
    private static final int RECORDS_PER_WRITE = 120_000;

    private final HistoryPlan plan;
    private final HistoryRows rows;
    private final StoppableRetry retry;

    public HistoryFastForward(HistoryPlan plan, HistoryRows rows, StoppableRetry retry) {
        this.plan = plan;
        this.rows = rows;
        this.retry = retry;
    }

    /**
     * Advances a new simulation from the plan's beginning to its end, from where it can continue live. Afterwards
     * {@code output} discards records until it is switched to a target.
     *
     * @return the orders and users that may have further records
     * @throws io.shopstream.producer.publish.SimulatorStoppedException if the simulator is stopped; the next process
     *     starts again from the beginning
     */
    public OpenKeys run(Simulation simulation, OutputSwitch output) {
        OpenKeys keys = OpenKeys.until(plan.until());
        output.to(keys);
        HistoryCurve curve = plan.curve();
        int written = 0;
        for (Instant through = plan.from(); through.isBefore(plan.until()); ) {
            retry.throwIfStopped();
            through = plan.stepAfter(through);
            simulation.advanceHistory(through, curve);
            // Change capture sees the rows as they are at each write.
            if (through.isBefore(plan.until()) && keys.records() - written >= RECORDS_PER_WRITE) {
                written = keys.records();
                rows.write(simulation.drainChanges());
            }
        }
        rows.writeEnd(simulation.drainChanges());
        output.toNowhere();
        return keys;
    }
}
