package io.shopstream.api.analytics.forecast;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;

/** Shops made by a seed, with seasons that are known. */
final class Shops {
    static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final double[] WEEK = {1.1, 1.05, 1, 0.95, 1.2, 0.9, 0.7};
    private static final double USUAL = 10_000;

    private Shops() {}

    /** As many shops as days: growth of 25 per cent a year, weekdays, a yearly wave with a peak before the turn of the year. */
    static DailySeries seasonal(long seed, int days, double noise) {
        Random random = new Random(seed);
        double[] drift = new double[1];
        return DailySeries.of(FIRST, days, index -> {
            drift[0] = 0.5 * drift[0] + noise * random.nextGaussian();
            return expected(index) * Math.exp(drift[0]);
        });
    }

    /** The seasonal shop whose level wanders by {@code step} a day. */
    static DailySeries wandering(long seed, int days, double step) {
        Random random = new Random(seed);
        double[] level = new double[1];
        return DailySeries.of(FIRST, days, index -> {
            level[0] += step * random.nextGaussian();
            return expected(index) * Math.exp(level[0] + 0.08 * random.nextGaussian());
        });
    }

    /** No season at all: each day is the day before, times a factor that nobody knows. */
    static DailySeries randomWalk(long seed, int days) {
        Random random = new Random(seed);
        double[] level = new double[1];
        return DailySeries.of(FIRST, days, index -> {
            level[0] += 0.1 * random.nextGaussian();
            return USUAL * Math.exp(level[0]);
        });
    }

    /** The seasonal shop, closed on Saturdays and on every tenth day or so. */
    static DailySeries oftenClosed(long seed, int days) {
        DailySeries open = seasonal(seed, days, 0.1);
        Random random = new Random(seed + 1);
        return DailySeries.of(
                FIRST,
                days,
                index -> open.day(index).getDayOfWeek().getValue() == 6 || random.nextInt(10) == 0
                        ? 0
                        : open.value(index));
    }

    /** Weekdays and noise only. */
    static DailySeries weekly(long seed, int days) {
        Random random = new Random(seed);
        return DailySeries.of(
                FIRST,
                days,
                index -> USUAL
                        * WEEK[FIRST.plusDays(index).getDayOfWeek().ordinal()]
                        * Math.exp(0.15 * random.nextGaussian()));
    }

    /** The weekly shop, of which the last {@code risen} days are {@code factor} times what they were. */
    static DailySeries risen(long seed, int days, int risen, double factor) {
        DailySeries before = weekly(seed, days);
        return DailySeries.of(
                FIRST, days, index -> index < days - risen ? before.value(index) : factor * before.value(index));
    }

    /** The weekly shop in which one day in ten has more returns than sales. */
    static DailySeries withReturns(long seed, int days) {
        DailySeries sold = weekly(seed, days);
        Random random = new Random(seed + 1);
        return DailySeries.of(
                FIRST, days, index -> random.nextInt(10) == 0 ? -0.3 * sold.value(index) : sold.value(index));
    }

    static double mean(DailySeries series) {
        return IntStream.range(0, series.size())
                .mapToDouble(series::value)
                .average()
                .orElseThrow();
    }

    private static double expected(int index) {
        LocalDate day = FIRST.plusDays(index);
        double year = day.getDayOfYear() / 365.25;
        double wave = 0.25 * Math.cos(2 * Math.PI * (year - 0.9));
        double peak = 0.5 * Math.exp(-Math.pow((year - 0.93) / 0.03, 2));
        return USUAL * WEEK[day.getDayOfWeek().ordinal()] * Math.exp(wave + peak + Math.log(1.25) * index / 365.25);
    }
}
