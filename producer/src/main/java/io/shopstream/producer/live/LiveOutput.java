package io.shopstream.producer.live;

import io.shopstream.producer.faults.FaultyShop;
import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopTopics;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.ShopOutput;
import org.jspecify.annotations.Nullable;

/** The output of live traffic: the topics, with the configured faults. Closing it sends records still held back. */
record LiveOutput(ShopTopics topics, @Nullable FaultyShop faulty) implements AutoCloseable {

    static LiveOutput of(
            SimulatorConnection connection, SendCounts sendCounts, Outage outage, ShopPlan plan, String run) {
        ShopTopics topics = new ShopTopics(connection, sendCounts, outage, run);
        FaultyShop faulty = plan.faults().isNone() ? null : new FaultyShop(plan.faults(), plan.seed(), topics);
        return new LiveOutput(topics, faulty);
    }

    ShopOutput output() {
        return faulty == null ? topics : faulty;
    }

    @Override
    public void close() {
        try (ShopTopics closing = topics) {
            if (faulty != null) {
                faulty.close();
            }
        }
    }
}
