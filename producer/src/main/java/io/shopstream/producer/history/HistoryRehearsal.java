package io.shopstream.producer.history;

import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistoryCurve;
import java.time.Instant;

/**
 * Advances the simulation for live traffic through the history without publishing, which takes a small part of the
 * time that publishing takes. Writes the rows that the history changes to the shop database. {@link HistoryRun}
 * publishes the same history beside live traffic.
 */
public final class HistoryRehearsal {
    // The same as HistoryRun.RECORDS_PER_COMMIT. Change capture sees the rows as they are at each write.
    private static final int RECORDS_PER_WRITE = 20_000;

    private final HistoryPlan plan;
    private final HistoryRows rows;
    private final Outage outage;

    public HistoryRehearsal(HistoryPlan plan, HistoryRows rows, Outage outage) {
        this.plan = plan;
        this.rows = rows;
        this.outage = outage;
    }

    /**
     * Advances a new simulation from the plan's beginning to its end, from where it can continue live. Afterwards
     * {@code output} discards records until it is switched to a target.
     *
     * @return the orders and users that may have further records
     * @throws Outage.StoppedException if the simulator is stopped; the next process starts again from the beginning
     */
    public OpenKeys run(Simulation simulation, OutputSwitch output) {
        OpenKeys keys = OpenKeys.until(plan.until());
        output.to(keys);
        HistoryCurve curve = plan.curve();
        int written = 0;
        for (Instant through = plan.from(); through.isBefore(plan.until()); ) {
            outage.requireGoingOn();
            through = plan.stepAfter(through);
            simulation.advanceHistory(through, curve);
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
