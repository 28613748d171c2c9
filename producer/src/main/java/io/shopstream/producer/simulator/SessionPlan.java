package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit, decided when it begins.
 *
 * @param currency of the basket's prices
 * @param steps in order; the first is SESSION_START, a last PURCHASE means that the basket becomes an order
 * @param basket the lines that an order of this visit has; empty if nothing is put into the cart
 */
record SessionPlan(
        String sessionId,
        User user,
        String device,
        String channel,
        @Nullable String campaignId,
        String currency,
        List<Step> steps,
        List<OrderLine> basket) {

    /**
     * @param afterMicros pause since the step before
     */
    record Step(EventType type, @Nullable String productId, long afterMicros) {}
}
