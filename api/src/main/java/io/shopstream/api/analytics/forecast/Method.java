package io.shopstream.api.analytics.forecast;

import java.util.List;
import java.util.stream.IntStream;

/** A way to forecast. */
enum Method {
    /**
     * The mean of {@link HarmonicRegression} and {@link HoltWinters}, the latter without the wave of the year. On the
     * scale of a logarithm this is the geometric mean of two forecasts: the one knows the year, the other one follows the
     * level. Means of forecasts that err in different ways err less than each (J. Bates, C. Granger, 1969).
     */
    COMBINED("combined") {
        @Override
        List<Spread> ofScaled(DailySeries series, int days) {
            boolean yearly = isYearly(series.size());
            HarmonicRegression curve = HarmonicRegression.of(series, yearly);
            DailySeries cleaned = curve.cleaned();
            DailySeries withoutYear = DailySeries.of(
                    cleaned.day(0), cleaned.size(), index -> cleaned.value(index) - curve.yearlyWave(index));
            List<Spread> regression = curve.predict(days);
            List<Spread> smoothing = HoltWinters.of(withoutYear).predict(days);
            return IntStream.range(0, days)
                    .mapToObj(ahead ->
                            mean(regression.get(ahead), smoothing.get(ahead), curve.yearlyWave(series.size() + ahead)))
                    .toList();
        }
    },

    /** {@link SeasonalNaive}: what every other method has to beat. */
    SEASONAL_NAIVE("seasonal-naive") {
        @Override
        List<Spread> ofScaled(DailySeries series, int days) {
            return SeasonalNaive.predict(series, days);
        }
    };

    // A year and a half: the half year that was seen twice tells the wave from the trend.
    private static final int YEARLY_DAYS = 548;

    private final String code;

    Method(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** @param history at least two weeks */
    List<Spread> predict(Prepared history, int days) {
        List<Spread> spreads = ofScaled(history.series(), days);
        return history.shift()
                .map(shift -> spreads.stream().map(shift::doubted).toList())
                .orElse(spreads);
    }

    abstract List<Spread> ofScaled(DailySeries series, int days);

    static boolean isYearly(int days) {
        return days >= YEARLY_DAYS;
    }

    // The errors of both are mostly the same noise of the day, so the deviations are averaged, not the variances.
    private static Spread mean(Spread regression, Spread smoothing, double wave) {
        return new Spread(
                (regression.median() + smoothing.median() + wave) / 2,
                (regression.deviation() + smoothing.deviation()) / 2);
    }
}
