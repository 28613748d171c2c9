package io.shopstream.producer.live;

import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator at one moment.
 *
 * @param detail what it waits for or failed of, null otherwise
 * @param ordersPerSecond the chosen rate, a number or {@code max}
 * @param pending visits under way and orders whose life goes on
 * @param catalogue records per kind, empty until they are made
 * @param topics records per topic since the start
 */
public record SimulatorStatus(
        SimulatorState state,
        @Nullable String detail,
        String ordersPerSecond,
        long sent,
        long acked,
        long failed,
        long inFlight,
        int pending,
        Map<String, Integer> catalogue,
        Map<String, TopicCounts> topics) {}
