package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A step of a visit.
 *
 * @param item the product that is viewed or added to the cart, null for other types
 */
record Step(EventType type, @Nullable Item item) {
    static final Step START = new Step(EventType.SESSION_START, null);
    static final Step CHECKOUT = new Step(EventType.CHECKOUT, null);
    static final Step PURCHASE = new Step(EventType.PURCHASE, null);
}
