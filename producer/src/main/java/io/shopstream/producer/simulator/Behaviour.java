package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.CustomerType;

/** The numbers that visitors and orders follow. What comes of them is in the table of the module's README. */
final class Behaviour {
    /** Of all visits, those that end in an order, in an average week. */
    static final double CONVERSION = 0.085;

    static final double MIN_CONVERSION = 0.06;
    static final double MAX_CONVERSION = 0.12;

    /** Of the visits that do not buy: those that see nothing but the first page, and those that fill a cart. */
    static final double BOUNCE = 0.58;

    static final double CART_ABANDONED = 0.11;
    /** Of those that fill a cart and do not buy: those that get as far as the checkout. */
    static final double CHECKOUT_ABANDONED = 0.35;

    /** Before something goes into the cart: likelihood of another look among things of the same kind. */
    static final double SEARCH_AMONG = 0.45;
    /** After a look that led to nothing: likelihood that the next one is at the same kind. */
    static final double SAME_KIND = 0.6;

    static final int MAX_LINES = 12;
    static final double PRODUCT_POPULARITY = 0.85;
    /** What is unpopular at its launch, as a share of what it becomes. */
    static final double AT_LAUNCH = 0.12;

    static final int DAYS_TO_RISE = 60;

    /** Demand goes with the price to this power: of two things as wanted, the cheaper one sells better. */
    static final double PRICE_ELASTICITY = -0.4;

    /** An account is used more in its first weeks: by this much at first, and ever less until so many days. */
    static final double HONEYMOON = 2;

    static final int HONEYMOON_DAYS = 45;

    /** Of the lots ordered, those that come so many times as late: some products run out. */
    static final double LATE_DELIVERIES = 0.06;

    static final int LATENESS = 10;

    /** A customer who has lost interest comes back now and then: activity beside that of before. */
    static final double COMEBACK = 0.006;
    /** A first look at a shop seldom ends in an order. */
    static final double NEW_CONVERSION = 0.7;

    static final double BUSINESS_ON_WEEKENDS = 0.2;
    static final double BUSINESS_AT_NIGHT = 0.25;
    static final double BUSINESS_ON_THE_PHONE = 0.35;
    static final double MOBILE_CONVERSION = 0.72;
    static final double TABLET = 0.12;

    /** Share of the visits that are made by somebody who signed up a moment ago: buying ones, others. */
    static final double NEWCOMER_BUYS = 0.13;

    static final double NEWCOMER_LOOKS = 0.06;
    /** In live traffic: visits that begin with a sign-up, but at most two a second. */
    static final double SIGN_UP = 1.0 / 500;

    static final long SIGN_UP_GAP_MILLIS = 500;

    /** Of all orders, where nothing else tells on it. */
    static final double CANCELLED_UNPAID = 0.021;

    static final double CANCELLED_PAID = 0.023;
    static final double REFUNDED = 0.028;
    static final double RETURNED = 0.021;

    private Behaviour() {}

    /** Scale of the number of lines beyond the first. */
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

    static int mostUnits(CustomerType type) {
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

    /** Orders after which the shop takes somebody for such a customer. */
    static int ordersUntil(CustomerType type) {
        return switch (type) {
            case NEW -> 0;
            case REGULAR -> 2;
            case LOYAL -> 3;
            case BUSINESS -> 1;
        };
    }
}
