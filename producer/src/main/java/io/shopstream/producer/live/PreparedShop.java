package io.shopstream.producer.live;

import io.shopstream.producer.history.HistoryRun;
import io.shopstream.producer.history.OpenKeys;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shop that is ready for live traffic.
 *
 * @param simulation to be advanced by live traffic
 * @param openKeys orders and users of the history that may have further records
 * @param unpublishedHistory the history to publish beside live traffic; empty if it is published already, or if the
 *     shop has none
 */
record PreparedShop(Simulation simulation, OpenKeys openKeys, Optional<History> unpublishedHistory) {

    /** @param simulation creates a simulation that starts at the beginning of the history */
    record History(HistoryRun run, Function<OutputSwitch, Simulation> simulation) {}
}
