package io.shopstream.api.answer.pipeline;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Instant;

/**
 * State of the simulated shop after a request to generate orders.
 *
 * @param state usually HISTORY, RUNNING, PAUSED or WAITING
 * @param ordersPerSecond the chosen rate, a number or {@code max}
 * @param acked records that Kafka acknowledged since the producer started
 * @param inFlight records sent but not acknowledged yet
 */
public record GenerateAnswer(String state, String ordersPerSecond, long acked, long inFlight, Instant asOf) {

    public static GenerateAnswer of(ProducerStatus status) {
        return new GenerateAnswer(
                status.state(), status.ordersPerSecond(), status.acked(), status.inFlight(), status.asOf());
    }
}
