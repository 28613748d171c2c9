package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.streams.pane.Funnel;

/**
 * Represents the steps that a session reached as bits. Bits are only ever added, so a repeated event changes nothing,
 * and event ids need not be stored. If a producer reuses an event id with other content, both contents count here,
 * while the fact table keeps only one of them.
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

    /** Returns what one session with these steps counts. */
    static Funnel funnel(int steps) {
        return FUNNELS[steps];
    }

    private static long bit(int steps, int step) {
        return (steps & step) == 0 ? 0 : 1;
    }
}
