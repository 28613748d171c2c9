package io.shopstream.producer.simulator;

/**
 * How fast things take their course: in the past as in life, in live traffic in time-lapse, so that a live page shows
 * every stage of an order within minutes.
 */
record TimeScale(Visit visit, Life life, ShopTasks shopTasks) {
    static final TimeScale PAST = new TimeScale(
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
    static final TimeScale LIVE = new TimeScale(
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

    /** Between the steps of a visit. */
    record Visit(DelayRange firstLook, DelayRange look, DelayRange decide, DelayRange payForm) {}

    /** Between the states of an order. */
    record Life(
            DelayRange untilPaid,
            DelayRange untilShipped,
            DelayRange untilDelivered,
            DelayRange untilCancelled,
            DelayRange untilSentBack,
            DelayRange untilRefunded) {}

    /**
     * Between two of what the shop's people do.
     *
     * @param assortment between two products withdrawn, and in live traffic between two launched
     * @param restock from the order to the arrival
     * @param campaigns the least that are to run
     */
    record ShopTasks(
            DelayRange priceReview, DelayRange assortment, DelayRange planning, DelayRange restock, int campaigns) {}
}
