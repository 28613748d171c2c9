package io.shopstream.api.analytics.forecast;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forecasts a series by the method that was better on its past. The same series has the same forecast, everywhere. */
final class Forecaster {
    /** Three weeks: each weekday twice, and a week to test on. */
    static final int MIN_DAYS = 3 * DailySeries.WEEK;

    // On the scale: e times, or an e-th of, what was ever seen. It bounds what a trend or a wide spread can say.
    private static final double BEYOND_SEEN = 1;

    private Forecaster() {}

    /** @param history at least {@link #MIN_DAYS} days */
    static Outlook forecast(DailySeries history, int days) {
        Backtest backtest = new Backtest(history, days);
        Method method = backtest.better();
        Prepared prepared = Prepared.of(history);
        double reach = Calibration.reach(backtest.tests(method));
        List<Spread> spreads = method.predict(prepared, days);
        boolean repeats = Trial.weeklyChange(history, history.size()) == 0;
        return new Outlook(
                method,
                repeats ? null : backtest.error(Method.COMBINED),
                repeats ? null : backtest.error(Method.SEASONAL_NAIVE),
                Calibration.coverage(backtest.tests(method)),
                backtest.tests(method).size(),
                backtest.days(),
                Method.isYearly(history.size()),
                jump(history, prepared),
                IntStream.range(0, days)
                        .mapToObj(ahead -> day(history, prepared.scale(), ahead, spreads.get(ahead), reach))
                        .toList());
    }

    private static Outlook.Day day(DailySeries history, LevelScale scale, int ahead, Spread spread, double reach) {
        double wide = reach * spread.deviation();
        return new Outlook.Day(
                history.day(history.size() + ahead),
                value(history, scale, spread.median()),
                value(history, scale, spread.median() - wide),
                value(history, scale, spread.median() + wide));
    }

    // A shop whose days never were below zero is not forecast to be.
    private static double value(DailySeries history, LevelScale scale, double point) {
        double lowest = history.min();
        double least = lowest < 0 ? scale.of(lowest) - BEYOND_SEEN : 0;
        double most = Math.max(0, scale.of(history.max())) + BEYOND_SEEN;
        return scale.back(Math.clamp(point, least, most));
    }

    private static Outlook.@Nullable Jump jump(DailySeries history, Prepared prepared) {
        return prepared.shift()
                .map(shift -> {
                    double since = median(history, shift.index(), shift.days());
                    double before = median(history, shift.index() - shift.days(), shift.days());
                    return new Outlook.Jump(history.day(shift.index()), before == 0 ? Double.NaN : since / before);
                })
                .orElse(null);
    }

    private static double median(DailySeries history, int from, int days) {
        int first = Math.max(0, from);
        return Medians.median(
                IntStream.range(first, from + days).mapToDouble(history::value).toArray());
    }
}
