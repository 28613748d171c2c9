package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.streams.pane.Funnel;

/**
 * How far a session came, as bits that are only ever added: so the same event twice is the same as once, and no event id
 * need be remembered. An id that comes again with other content is the producer's fault; both contents count here, while
 * the facts keep one of them.
 */
final class FunnelSteps {
    private static final int VIEW = 1;
    private static final int CART = 2;
    private static final int CHECKOUT = 4;
    private static final int PURCHASE = 8;

    private static final Funnel[] FUNNELS = new Funnel[16];

    static {
        for (int steps = 0; steps < FUNNELS.length; steps++) {
            FUNNELS[steps] = new Funnel(
                    1,
                    bit(steps, VIEW),
                    bit(steps, CART),
                    bit(steps, CHECKOUT),
                    bit(steps, PURCHASE),
                    bit(steps, CART) * (1 - bit(steps, PURCHASE)));
        }
    }

    private FunnelSteps() {}

    static int of(EventType type) {
        return switch (type) {
            case SESSION_START -> 0;
            case PRODUCT_VIEW -> VIEW;
            case ADD_TO_CART -> CART;
            case CHECKOUT -> CHECKOUT;
            case PURCHASE -> PURCHASE;
        };
    }

    /** What one session that came this far counts. */
    static Funnel funnel(int steps) {
        return FUNNELS[steps];
    }

    private static long bit(int steps, int step) {
        return (steps & step) == 0 ? 0 : 1;
    }
}
