package io.shopstream.producer.catalogue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Orders per day before the opening, relative to a day of live traffic, of a shop whose past leads to its live traffic:
 * few for two years, more on each of the last days, and more than a tenth on the last complete day (UTC) and since.
 */
public final class RecentGrowth {
    // Above a tenth by as much as hours, weekdays, season and chance may take away.
    private static final double LAST_DAY = 0.115;
    // Of the power law before the last complete day.
    private static final double EXPONENT = 2.2;
    // The long time before.
    private static final double EARLIER = 0.0003;
    private static final double EARLIER_DAYS = 150;

    private final double sinceLastDay;

    /** The growth of a shop that opens then. */
    public RecentGrowth(Instant opening) {
        LocalTime time = opening.atOffset(ZoneOffset.UTC).toLocalTime();
        this.sinceLastDay = 1 + (double) time.toNanoOfDay() / (LocalTime.MAX.toNanoOfDay() + 1);
    }

    /**
     * @param daysLeft until the opening, 0 or more
     */
    public double on(double daysLeft) {
        double age = Math.max(1, daysLeft - sinceLastDay + 1);
        return LAST_DAY * Math.pow(age, -EXPONENT) + EARLIER * Math.exp(-daysLeft / EARLIER_DAYS);
    }

    /**
     * Draws a moment as likely as orders are then, without those of the long time before.
     *
     * @param drawn uniformly distributed, from 0 to less than 1
     * @return days until the opening
     */
    public double draw(double drawn) {
        double integral = drawn * (sinceLastDay + 1 / (EXPONENT - 1));
        if (integral < sinceLastDay) {
            return integral;
        }
        double left = 1 - (integral - sinceLastDay) * (EXPONENT - 1);
        return sinceLastDay - 1 + Math.pow(left, -1 / (EXPONENT - 1));
    }
}
