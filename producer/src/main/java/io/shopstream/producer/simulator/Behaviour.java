package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.CustomerType;

/** The parameters of visitors and orders. The table in the module's README shows the resulting figures. */
final class Behaviour {
    /** Share of all visits that end in an order, in an average week. */
    static final double CONVERSION = 0.085;

    static final double MIN_CONVERSION = 0.06;
    static final double MAX_CONVERSION = 0.12;

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
    static final double PRODUCT_POPULARITY = 0.85;
    /** Popularity of a product at its launch, as a share of its final popularity. */
    static final double AT_LAUNCH = 0.12;

    /** Days from the launch to the final popularity. */
    static final int DAYS_TO_RISE = 60;

    /** Demand is proportional to the price to this power: of two equally popular products, the cheaper sells better. */
    static final double PRICE_ELASTICITY = -0.4;

    /** Additional activity of a new account, relative to its usual activity; decreases linearly to 0. */
    static final double NEW_ACCOUNT_BOOST = 2;

    /** Days until the additional activity of a new account has decreased to 0. */
    static final int NEW_ACCOUNT_DAYS = 45;

    /** Share of the ordered lots that arrive late, so that some products run out. */
    static final double LATE_DELIVERIES = 0.06;

    /** Lead time of a late lot, as a multiple of the usual lead time. */
    static final int LATENESS = 10;

    /** Activity of a customer who has lost interest, relative to the activity before. */
    static final double INACTIVE_ACTIVITY = 0.006;
    /** Conversion of customers of type NEW, relative to that of their persona. */
    static final double NEW_CONVERSION = 0.7;

    static final double BUSINESS_ON_WEEKENDS = 0.2;
    static final double BUSINESS_AT_NIGHT = 0.25;
    static final double BUSINESS_ON_THE_PHONE = 0.35;
    static final double MOBILE_CONVERSION = 0.72;
    static final double TABLET = 0.12;

    /** Share of the visits with an order that are first visits, while there are customers without one. */
    static final double NEWCOMER_BUYS = 0.13;

    /** The same for visits without an order. */
    static final double NEWCOMER_LOOKS = 0.06;
    /** Share of live visits that begin with a sign-up; at most one per {@link #SIGN_UP_GAP_MILLIS}. */
    static final double SIGN_UP = 1.0 / 500;

    static final long SIGN_UP_GAP_MILLIS = 500;

    /** Share of all orders, before the factors of country and customer type; so are the next three. */
    static final double CANCELLED_UNPAID = 0.021;

    static final double CANCELLED_PAID = 0.023;
    static final double REFUNDED = 0.028;
    static final double RETURNED = 0.021;

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

    static double cancelling(CustomerType type) {
        return switch (type) {
            case NEW -> 1.3;
            case REGULAR -> 1;
            case LOYAL -> 0.7;
            case BUSINESS -> 0.8;
        };
    }

    /** Number of orders after which the shop assigns the type. */
    static int ordersUntil(CustomerType type) {
        return switch (type) {
            case NEW -> 0;
            case REGULAR -> 2;
            case LOYAL -> 3;
            case BUSINESS -> 1;
        };
    }
}
