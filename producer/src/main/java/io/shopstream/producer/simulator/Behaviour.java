package io.shopstream.producer.simulator;

/**
 * The numbers that the shop's visitors follow. Pauses are short, so that a live page shows every stage of an order within
 * minutes; the bands that a test holds them to are in {@code SimulationSharesTest}.
 */
final class Behaviour {
    /** Of all visits, those that end in an order. */
    static final double CONVERSION = 0.15;
    /** Of the visits that do not buy: those that put something into the cart, and of these those that check out. */
    static final double CART_ABANDONED = 0.25;

    static final double CHECKOUT_ABANDONED = 0.35;
    static final int MOST_LINES = 5;
    static final int MOST_IDLE_VIEWS = 5;
    static final double ONE_UNIT = 0.75;

    static final double PRODUCT_POPULARITY = 0.85;
    static final double USER_ACTIVITY = 0.4;
    static final double FROM_CAMPAIGN = 0.25;
    static final double MARKETPLACE = 0.07;

    /** Of all orders: cancelled before or after payment, refunded after delivery, returned in part or whole. */
    static final double CANCELLED_UNPAID = 0.02;

    static final double CANCELLED_PAID = 0.02;
    static final double REFUNDED = 0.03;
    static final double RETURNED = 0.02;

    private Behaviour() {}

    /** Between two lengths of time, in milliseconds; drawn evenly. */
    record Pause(long fromMillis, long toMillis) {
        static final Pause FIRST_LOOK = new Pause(200, 800);
        static final Pause LOOK = new Pause(400, 2_500);
        static final Pause DECIDE = new Pause(300, 1_500);
        static final Pause PAY_FORM = new Pause(500, 2_000);

        static final Pause UNTIL_PAID = new Pause(1_000, 10_000);
        static final Pause UNTIL_SHIPPED = new Pause(5_000, 30_000);
        static final Pause UNTIL_DELIVERED = new Pause(15_000, 90_000);
        static final Pause UNTIL_CANCELLED = new Pause(2_000, 20_000);
        static final Pause UNTIL_SENT_BACK = new Pause(20_000, 120_000);

        long drawMicros(java.util.random.RandomGenerator random) {
            return random.nextLong(fromMillis * 1_000, toMillis * 1_000);
        }
    }
}
