package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.catalogue.CustomerType;

/** The parameters of visits and carts. The table in the module's README shows the resulting figures. */
final class Behaviour {
    /** Share of the visits without an order that see only the first page. */
    static final double BOUNCE = 0.58;

    /** Share of the visits without an order that fill a cart. */
    static final double CART_ABANDONED = 0.11;
    /** Share of the abandoned carts that reach the checkout. */
    static final double CHECKOUT_ABANDONED = 0.35;

    /** Probability that a visitor views another product of the category before adding one to the cart. */
    static final double SEARCH_AMONG = 0.45;
    /** Probability that the next product viewed without a cart is of the same category. */
    static final double SAME_KIND = 0.6;

    static final int MAX_LINES = 12;
    static final double BUSINESS_ON_THE_PHONE = 0.35;
    static final double MOBILE_CONVERSION = 0.72;
    static final double TABLET = 0.12;

    private Behaviour() {}

    /** Scale of the exponentially distributed number of lines beyond the first. */
    static double basket(CustomerType type) {
        return switch (type) {
            case NEW -> 1.45;
            case REGULAR -> 2.0;
            case LOYAL -> 2.45;
            case BUSINESS -> 3.1;
        };
    }

    /** Share of the lines with a single unit. */
    static double oneUnit(CustomerType type) {
        return switch (type) {
            case NEW -> 0.84;
            case REGULAR, LOYAL -> 0.76;
            case BUSINESS -> 0.35;
        };
    }

    static int maxUnits(CustomerType type) {
        return switch (type) {
            case NEW, REGULAR, LOYAL -> 3;
            case BUSINESS -> 9;
        };
    }
}
