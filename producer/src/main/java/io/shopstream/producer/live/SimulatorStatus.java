package io.shopstream.producer.live;

import io.shopstream.producer.database.Origin;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator at one moment; the fields are those of {@link ProducerStatus}.
 *
 * @param burstLeft orders of requested bursts that are not placed yet
 * @param origin the parameters the shop was created from, unaffected by later settings; null until its database is read
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

    /** Sums over all topics. */
    public TopicCounts total() {
        return topics.values().stream()
                .reduce(
                        new TopicCounts(0, 0, 0, 0),
                        (a, b) -> new TopicCounts(
                                a.sent() + b.sent(),
                                a.acked() + b.acked(),
                                a.failed() + b.failed(),
                                a.inFlight() + b.inFlight()));
    }
}
