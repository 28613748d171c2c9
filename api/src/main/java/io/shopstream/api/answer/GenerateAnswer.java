package io.shopstream.api.answer;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Instant;

/**
 * What the simulated shop does, once it was told to.
 *
 * @param state HISTORY, RUNNING, PAUSED or WAITING as a rule
 * @param ordersPerSecond the chosen rate, a number or {@code max}
 * @param acked records in the log since the producer started
 * @param inFlight records on their way there
 */
public record GenerateAnswer(String state, String ordersPerSecond, long acked, long inFlight, Instant asOf) {

    public static GenerateAnswer of(ProducerStatus status) {
        return new GenerateAnswer(
                status.state(), status.ordersPerSecond(), status.acked(), status.inFlight(), status.asOf());
    }
}
