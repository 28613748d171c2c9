package io.shopstream.producer.simulator;

/**
 * How fast things take their course: in the past as in life, in live traffic in time-lapse, so that a live page shows
 * every stage of an order within minutes.
 */
record Pace(Visit visit, Life life, Chores chores) {
    static final Pace PAST = new Pace(
            new Visit(Pause.seconds(2, 20), Pause.seconds(5, 90), Pause.seconds(3, 40), Pause.seconds(30, 240)),
            new Life(
                    Pause.seconds(20, 1_800),
                    Pause.hours(12, 48),
                    Pause.hours(24, 144),
                    Pause.seconds(600, 6 * 3_600),
                    Pause.hours(72, 480),
                    Pause.hours(24, 168)),
            new Chores(Pause.seconds(600, 7_200), Pause.hours(24, 400), Pause.hours(24, 24), Pause.hours(24, 168), 1));
    static final Pace LIVE = new Pace(
            new Visit(
                    Pause.millis(200, 800),
                    Pause.millis(400, 2_500),
                    Pause.millis(300, 1_500),
                    Pause.millis(500, 2_000)),
            new Life(
                    Pause.seconds(1, 10),
                    Pause.seconds(5, 30),
                    Pause.seconds(15, 90),
                    Pause.seconds(2, 20),
                    Pause.seconds(20, 120),
                    Pause.seconds(20, 120)),
            new Chores(Pause.seconds(1, 5), Pause.seconds(600, 1_200), Pause.seconds(20, 30), Pause.seconds(3, 15), 2));

    /** Between the steps of a visit. */
    record Visit(Pause firstLook, Pause look, Pause decide, Pause payForm) {}

    /** Between the states of an order. */
    record Life(
            Pause untilPaid,
            Pause untilShipped,
            Pause untilDelivered,
            Pause untilCancelled,
            Pause untilSentBack,
            Pause untilRefunded) {}

    /**
     * Between two of what the shop's people do.
     *
     * @param assortment between two products withdrawn, and in live traffic between two launched
     * @param restock from the order to the arrival
     * @param campaigns the least that are to run
     */
    record Chores(Pause priceReview, Pause assortment, Pause planning, Pause restock, int campaigns) {}
}
