package io.shopstream.producer.simulator.time;

/**
 * The delays of visits, orders and tasks: realistic in the history, in time-lapse in live traffic, so that a live page
 * shows every stage of an order within minutes.
 */
public record TimeScale(Visit visit, Life life, ShopTasks shopTasks) {
    public static final TimeScale HISTORY = new TimeScale(
            new Visit(
                    DelayRange.seconds(2, 20),
                    DelayRange.seconds(5, 90),
                    DelayRange.seconds(3, 40),
                    DelayRange.seconds(30, 240)),
            new Life(
                    DelayRange.seconds(20, 1_800),
                    DelayRange.hours(12, 48),
                    DelayRange.hours(24, 144),
                    DelayRange.seconds(600, 6 * 3_600),
                    DelayRange.hours(72, 480),
                    DelayRange.hours(24, 168)),
            new ShopTasks(
                    DelayRange.seconds(600, 7_200),
                    DelayRange.hours(24, 400),
                    DelayRange.hours(24, 24),
                    DelayRange.hours(24, 168),
                    1));
    public static final TimeScale LIVE = new TimeScale(
            new Visit(
                    DelayRange.millis(200, 800),
                    DelayRange.millis(400, 2_500),
                    DelayRange.millis(300, 1_500),
                    DelayRange.millis(500, 2_000)),
            new Life(
                    DelayRange.seconds(1, 10),
                    DelayRange.seconds(5, 30),
                    DelayRange.seconds(15, 90),
                    DelayRange.seconds(2, 20),
                    DelayRange.seconds(20, 120),
                    DelayRange.seconds(20, 120)),
            new ShopTasks(
                    DelayRange.seconds(1, 5),
                    DelayRange.seconds(600, 1_200),
                    DelayRange.seconds(20, 30),
                    DelayRange.seconds(3, 15),
                    2));

    private static final int PACES = 16;
    private static final TimeScale[] TOWARDS_LIVE = towardsLive();

    /**
     * The history with visits at a pace between its own and that of live traffic. So at the end of a history no visit
     * takes much longer than those after it, and their orders do not come at once.
     *
     * @param liveness 0 to 1
     */
    public static TimeScale history(double liveness) {
        return TOWARDS_LIVE[(int) Math.round(liveness * PACES)];
    }

    private static TimeScale[] towardsLive() {
        TimeScale[] paces = new TimeScale[PACES + 1];
        for (int pace = 0; pace <= PACES; pace++) {
            double liveness = (double) pace / PACES;
            paces[pace] = new TimeScale(HISTORY.visit.towards(LIVE.visit, liveness), HISTORY.life, HISTORY.shopTasks);
        }
        return paces;
    }

    /** Delays between the steps of a visit. */
    public record Visit(DelayRange firstLook, DelayRange look, DelayRange decide, DelayRange payForm) {
        private Visit towards(Visit other, double share) {
            return new Visit(
                    firstLook.towards(other.firstLook, share),
                    look.towards(other.look, share),
                    decide.towards(other.decide, share),
                    payForm.towards(other.payForm, share));
        }
    }

    /** Delays between the states of an order. */
    public record Life(
            DelayRange untilPaid,
            DelayRange untilShipped,
            DelayRange untilDelivered,
            DelayRange untilCancelled,
            DelayRange untilSentBack,
            DelayRange untilRefunded) {}

    /**
     * Delays between two runs of each task of the shop.
     *
     * @param assortment between two withdrawals of products, and in live traffic between two launches
     * @param restock from the order of a lot to its arrival
     * @param campaigns minimum number of running campaigns
     */
    public record ShopTasks(
            DelayRange priceReview, DelayRange assortment, DelayRange planning, DelayRange restock, int campaigns) {}
}
