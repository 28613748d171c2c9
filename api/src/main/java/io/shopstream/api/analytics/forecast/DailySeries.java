package io.shopstream.api.analytics.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** A value for each day, without gaps: a day on which nothing was sold has 0. Never changes. */
final class DailySeries {
    static final int WEEK = 7;

    private final LocalDate first;
    private final double[] values;

    private DailySeries(LocalDate first, double[] values) {
        this.first = first;
        this.values = values;
    }

    static DailySeries of(LocalDate first, double... values) {
        return new DailySeries(first, values.clone());
    }

    static DailySeries of(LocalDate first, int days, IntToDoubleFunction valueOf) {
        double[] values = new double[days];
        Arrays.setAll(values, valueOf);
        return new DailySeries(first, values);
    }

    int size() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    /** Also of days after the last one. */
    LocalDate day(int index) {
        return first.plusDays(index);
    }

    LocalDate lastDay() {
        return day(size() - 1);
    }

    /** The first {@code days} days. */
    DailySeries head(int days) {
        return new DailySeries(first, Arrays.copyOf(values, days));
    }

    /** The last {@code days} days, or all if there are fewer. */
    DailySeries tail(int days) {
        int from = Math.max(0, size() - days);
        return new DailySeries(day(from), Arrays.copyOfRange(values, from, size()));
    }

    DailySeries map(DoubleUnaryOperator function) {
        return of(first, size(), index -> function.applyAsDouble(values[index]));
    }

    double[] toArray() {
        return values.clone();
    }

    double min() {
        return Arrays.stream(values).min().orElseThrow();
    }

    double max() {
        return Arrays.stream(values).max().orElseThrow();
    }
}
