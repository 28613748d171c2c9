package io.shopstream.producer.live;

import io.shopstream.producer.database.Origin;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator at one moment; the fields mean what they mean in {@link ProducerStatus}.
 *
 * @param origin what the shop was made from, whatever the settings say now; null until its database is there
 * @param burstLeft orders asked for at once that are not placed yet
 */
public record SimulatorStatus(
        SimulatorState state,
        @Nullable String detail,
        String ordersPerSecond,
        long burstLeft,
        int pending,
        Map<String, Integer> catalogue,
        Map<String, TopicCounts> topics,
        ProducerStatus.History history,
        ProducerStatus.Faults faults,
        @Nullable Origin origin) {

    public long sent() {
        return topics.values().stream().mapToLong(TopicCounts::sent).sum();
    }

    public long acked() {
        return topics.values().stream().mapToLong(TopicCounts::acked).sum();
    }

    public long failed() {
        return topics.values().stream().mapToLong(TopicCounts::failed).sum();
    }

    public long inFlight() {
        return topics.values().stream().mapToLong(TopicCounts::inFlight).sum();
    }
}
