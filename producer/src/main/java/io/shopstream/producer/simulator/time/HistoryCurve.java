package io.shopstream.producer.simulator.time;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.DayShape;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * Orders per second during the history, hour by hour: growth x season x weekday x hour, the latter three in the local
 * time of the customers' countries. Scaled so that the integral over [from, until) is the requested number of orders; 0
 * outside.
 */
public final class HistoryCurve {
    /** Orders per day at the end, relative to the beginning. */
    static final double GROWTH = 2.4;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final double MILLIS = 1_000;

    private final long from;
    private final long until;
    private final long orders;
    private final long firstHour;
    private final double[] perSecond;

    /**
     * @param from UTC, whole milliseconds, inclusive
     * @param until UTC, exclusive
     * @param orders 0 or more
     */
    public HistoryCurve(Instant from, Instant until, long orders) {
        if (!from.isBefore(until) || orders < 0) {
            throw new IllegalArgumentException("a history must begin before its end and have 0 or more orders, not "
                    + orders + " from " + from + " until " + until);
        }
        this.from = from.toEpochMilli();
        this.until = until.toEpochMilli();
        this.orders = orders;
        this.firstHour = Math.floorDiv(this.from, HOUR);
        this.perSecond = new double[(int) (Math.floorDiv(this.until - 1, HOUR) - firstHour) + 1];
        double sum = 0;
        for (int index = 0; index < perSecond.length; index++) {
            long begin = Math.max(this.from, (firstHour + index) * HOUR);
            long end = Math.min(this.until, (firstHour + index + 1) * HOUR);
            perSecond[index] = shape((begin + end) / 2);
            sum += perSecond[index] * (end - begin) / MILLIS;
        }
        for (int index = 0; index < perSecond.length; index++) {
            perSecond[index] *= orders / sum;
        }
    }

    /** Constant within each full hour. */
    public double ordersPerSecond(Instant at) {
        return perSecond(at.toEpochMilli());
    }

    double perSecond(long epochMilli) {
        return epochMilli < from || epochMilli >= until
                ? 0
                : perSecond[(int) (Math.floorDiv(epochMilli, HOUR) - firstHour)];
    }

    /** End of the period around a moment in which the curve is constant, in epoch milliseconds. */
    long levelUntil(long epochMilli) {
        if (epochMilli < from) {
            return from;
        }
        long hourEnd = (Math.floorDiv(epochMilli, HOUR) + 1) * HOUR;
        return epochMilli < until ? Math.min(until, hourEnd) : Long.MAX_VALUE;
    }

    private double shape(long epochMilli) {
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

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryCurve curve
                && from == curve.from
                && until == curve.until
                && orders == curve.orders;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(from * 31 + until) * 31 + Long.hashCode(orders);
    }
}
