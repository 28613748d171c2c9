package io.shopstream.api.analytics.forecast;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A jump of sales that lasts until now: since its day nearly every day is more than three times, or less than a third of,
 * the same weekdays of the four weeks before it.
 *
 * <p>Nothing in the days before tells of it, so a curve through all days would run between the two levels. Instead the
 * days before are brought to the level since: they still tell how weekdays differ. Whether the new level stays is not
 * known, so the spread gets {@code |size| / 2}, halved every two weeks. On the scale of {@link LevelScale}.
 *
 * @param index the first day of the new level
 * @param size how much it is above the old one
 * @param days for how many days it has lasted
 */
record LevelShift(int index, double size, int days) {
    private static final double MIN_JUMP = Math.log(3);
    private static final int SEARCHED = 120;
    private static final int BEFORE = 14;
    // Three days of high sales are news; shops that close for a week at the turn of the year are not.
    private static final int MIN_DAYS_RISEN = 3;
    private static final int MIN_DAYS_FALLEN = 8;
    private static final double MIN_SHARE = 0.8;
    private static final int WEEKS_BEFORE = 4;
    private static final double DOUBT = 0.5;
    private static final double HALF_LIFE = 14;

    /** The earliest one of the last 120 days. */
    static Optional<LevelShift> find(DailySeries series) {
        int n = series.size();
        return IntStream.range(Math.max(BEFORE, n - SEARCHED), n - MIN_DAYS_RISEN + 1)
                .mapToObj(index -> at(series, index))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** As if the shop had always been at the new level. */
    DailySeries levelled(DailySeries series) {
        return DailySeries.of(
                series.day(0), series.size(), day -> day < index ? series.value(day) + size : series.value(day));
    }

    /** What a spread has beside that of its method. */
    Spread doubted(Spread spread) {
        double doubt = DOUBT * Math.abs(size) * Math.pow(0.5, days / HALF_LIFE);
        return new Spread(spread.median(), Math.hypot(spread.deviation(), doubt));
    }

    private static Optional<LevelShift> at(DailySeries series, int index) {
        int days = series.size() - index;
        // Nearly all candidates end here.
        if (Math.abs(series.value(index) - before(series, index, 0)) <= MIN_JUMP) {
            return Optional.empty();
        }
        double[] rises = new double[days];
        for (int day = 0; day < days; day++) {
            rises[day] = series.value(index + day) - before(series, index, day);
        }
        double size = Medians.median(rises);
        int sign = (int) Math.signum(size);
        long beyond = IntStream.range(0, days)
                .filter(day -> sign * rises[day] > MIN_JUMP)
                .count();
        boolean isLasting = days >= (sign > 0 ? MIN_DAYS_RISEN : MIN_DAYS_FALLEN)
                && beyond >= MIN_SHARE * days
                && sign * rises[0] > MIN_JUMP;
        return isLasting ? Optional.of(new LevelShift(index, size, days)) : Optional.empty();
    }

    /** The usual value of the weekday of {@code index + day} before {@code index}. */
    private static double before(DailySeries series, int index, int day) {
        int latest = index - DailySeries.WEEK + day % DailySeries.WEEK;
        double[] same = new double[Math.min(WEEKS_BEFORE, latest / DailySeries.WEEK + 1)];
        Arrays.setAll(same, week -> series.value(latest - week * DailySeries.WEEK));
        return Medians.median(same);
    }
}
