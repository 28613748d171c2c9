package io.shopstream.producer.history;

import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.simulator.HistoryCurve;
import io.shopstream.producer.simulator.OutputSwitch;
import io.shopstream.producer.simulator.Simulation;
import java.time.Instant;

/**
 * Takes the simulation that is to go live through its past without publishing it, which takes a small part of the time
 * that publishing takes. The rows that the past changed are written on the way; {@link HistoryRun} publishes the same past
 * beside the live traffic.
 */
public final class HistoryRehearsal {
    // As often as a publishing past commits: each writing is a state of the rows that change capture sees.
    private static final int RECORDS_PER_WRITE = 20_000;

    private final HistoryPlan plan;
    private final PastRows rows;
    private final Outage outage;

    public HistoryRehearsal(HistoryPlan plan, PastRows rows, Outage outage) {
        this.plan = plan;
        this.rows = rows;
        this.outage = outage;
    }

    /**
     * Takes a new simulation that begins at the plan's beginning to its end; it can go on from there. What it publishes
     * later goes to the output that it is switched to.
     *
     * @return what may go on
     * @throws Outage.StoppedException if the simulator is to stop; the rows are then written again from the beginning
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
