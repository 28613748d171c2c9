package io.shopstream.producer.simulator.time;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.DayShape;
import io.shopstream.producer.catalogue.RecentGrowth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Orders per second during the history, hour by hour: growth x season x weekday x hour, the latter three in the local
 * time of the customers' countries; 0 outside.
 */
public final class HistoryCurve {
    /** Orders per day at the end of a steady history, relative to the beginning. */
    static final double GROWTH = 2.4;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final double MILLIS = 1_000;
    // The rise to live traffic: 1 at the end, and a third of it for each of these spans before.
    private static final double RISE = Duration.ofMinutes(45).toMillis();
    // In the hours of the rise the level changes more often than hourly.
    private static final int RISING_HOURS = 8;
    private static final long RISING_STEP = Duration.ofMinutes(5).toMillis();
    // Weekday and season matter fully before that, and less and less towards the end, whatever day it is.
    private static final double LEVEL_DAYS = 14;

    private final long from;
    private final long until;
    private final double scale;
    private final Shape shape;
    private final long firstHour;
    private final double[] perSecond;

    private enum Shape {
        STEADY,
        RISING
    }

    private HistoryCurve(Instant from, Instant until, double amount, Shape shape) {
        if (!from.isBefore(until) || amount < 0) {
            throw new IllegalArgumentException("a history must begin before its end and have 0 or more orders, not "
                    + amount + " from " + from + " until " + until);
        }
        this.from = from.toEpochMilli();
        this.until = until.toEpochMilli();
        this.scale = amount;
        this.shape = shape;
        this.firstHour = Math.floorDiv(this.from, HOUR);
        this.perSecond = new double[(int) (Math.floorDiv(this.until - 1, HOUR) - firstHour) + 1];
        RecentGrowth growth = new RecentGrowth(until);
        double sum = 0;
        for (int index = 0; index < perSecond.length; index++) {
            long begin = Math.max(this.from, (firstHour + index) * HOUR);
            long end = Math.min(this.until, (firstHour + index + 1) * HOUR);
            long middle = (begin + end) / 2;
            perSecond[index] = switch (shape) {
                case STEADY -> steadyLevel(middle);
                case RISING -> recentLevel(growth, middle);
            };
            sum += perSecond[index] * (end - begin) / MILLIS;
        }
        for (int index = 0; index < perSecond.length; index++) {
            perSecond[index] *= isSteady() ? amount / sum : amount;
        }
    }

    /**
     * The same growth in every month. Its integral over [from, until) is the number of orders.
     *
     * @param from UTC, whole milliseconds, inclusive
     * @param until UTC, exclusive
     * @param orders 0 or more
     */
    public static HistoryCurve steady(Instant from, Instant until, long orders) {
        return new HistoryCurve(from, until, orders, Shape.STEADY);
    }

    /**
     * Leads to live traffic, which continues it without a jump: see {@link RecentGrowth}. The number of orders follows
     * from the rate, and varies by a few percent with the season and the hour of the end.
     *
     * @param live orders per second after the end
     */
    public static HistoryCurve rising(Instant from, Instant until, OrderRate live) {
        return new HistoryCurve(from, until, live.perSecond(), Shape.RISING);
    }

    public double ordersPerSecond(Instant at) {
        return perSecond(at.toEpochMilli());
    }

    /** Fraction of the orders that are placed by that moment, 0 to 1; 0 also if there are none. */
    public double passed(Instant at) {
        double before = 0;
        double all = 0;
        for (long level = from; level < until; level = levelUntil(level)) {
            long end = levelUntil(level);
            all += perSecond(level) * (end - level);
            before += perSecond(level) * Math.clamp(at.toEpochMilli() - level, 0, end - level);
        }
        return all == 0 ? 0 : before / all;
    }

    /** How far the pace of visits is that of live traffic: from 0, most of the time, to 1 at the end. */
    public double liveness(long epochMilli) {
        return isSteady() ? 0 : rise(epochMilli);
    }

    double perSecond(long epochMilli) {
        if (epochMilli < from || epochMilli >= until) {
            return 0;
        }
        double level = perSecond[(int) (Math.floorDiv(epochMilli, HOUR) - firstHour)];
        return isRising(epochMilli) ? level + (scale - level) * rise(middleOfStep(epochMilli)) : level;
    }

    /** End of the period around a moment in which the curve is constant, in epoch milliseconds. */
    long levelUntil(long epochMilli) {
        if (epochMilli < from) {
            return from;
        }
        long step = isRising(epochMilli) ? RISING_STEP : HOUR;
        return epochMilli < until ? Math.min(until, (Math.floorDiv(epochMilli, step) + 1) * step) : Long.MAX_VALUE;
    }

    private boolean isSteady() {
        return shape == Shape.STEADY;
    }

    private boolean isRising(long epochMilli) {
        return !isSteady() && Math.floorDiv(until, HOUR) - Math.floorDiv(epochMilli, HOUR) <= RISING_HOURS;
    }

    private long middleOfStep(long epochMilli) {
        long begin = Math.floorDiv(epochMilli, RISING_STEP) * RISING_STEP;
        return (begin + Math.min(begin + RISING_STEP, until)) / 2;
    }

    private double rise(long epochMilli) {
        return Math.exp((epochMilli - until) / RISE);
    }

    private double steadyLevel(long epochMilli) {
        double growth = Math.pow(GROWTH, (double) (epochMilli - from) / (until - from));
        double sum = 0;
        for (Country country : Country.all()) {
            ZonedDateTime local = Instant.ofEpochMilli(epochMilli).atZone(country.zone());
            sum += country.usersPercent()
                    * DayShape.hour(local.getHour())
                    * DayShape.weekday(local.getDayOfWeek().getValue())
                    * YearShape.on(local.toLocalDate());
        }
        return growth * sum;
    }

    /** Relative to live traffic, without the rise. */
    private double recentLevel(RecentGrowth growth, long epochMilli) {
        double daysLeft = (until - epochMilli) / DAY;
        double hours = 0;
        double percent = 0;
        for (Country country : Country.all()) {
            ZonedDateTime local = Instant.ofEpochMilli(epochMilli).atZone(country.zone());
            hours += country.usersPercent() * DayShape.hour(local.getHour());
            percent += country.usersPercent();
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(epochMilli), ZoneOffset.UTC);
        double calendar = DayShape.weekday(day.getDayOfWeek().getValue()) * YearShape.on(day);
        return growth.on(daysLeft) * hours / percent * Math.pow(calendar, Math.min(1, daysLeft / LEVEL_DAYS));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryCurve curve
                && from == curve.from
                && until == curve.until
                && shape == curve.shape
                && Double.compare(scale, curve.scale) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(from * 31 + until) * 31 + Double.hashCode(scale);
    }
}
