package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.schemas.avro.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A step of a visit.
 *
 * @param item the product that is viewed or added to the cart, null for other types
 */
record VisitStep(EventType type, @Nullable Item item) {
    static final VisitStep START = new VisitStep(EventType.SESSION_START, null);
    static final VisitStep CHECKOUT = new VisitStep(EventType.CHECKOUT, null);
    static final VisitStep PURCHASE = new VisitStep(EventType.PURCHASE, null);

    static VisitStep view(Item item) {
        return new VisitStep(EventType.PRODUCT_VIEW, item);
    }

    static VisitStep addToCart(Item item) {
        return new VisitStep(EventType.ADD_TO_CART, item);
    }
}
