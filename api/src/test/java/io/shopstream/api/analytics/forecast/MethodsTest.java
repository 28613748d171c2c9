package io.shopstream.api.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part on a series of which the answer is known. */
class MethodsTest {
    private static final double CLOSE = 1e-6;

    @Test
    void shouldRepeatTheLastWeekAndDoubtItMoreEachWeek() {
        DailySeries series = DailySeries.of(Shops.FIRST, 21, index -> index);

        List<Spread> spreads = SeasonalNaive.predict(series, 15);

        assertThat(spreads).extracting(Spread::median).startsWith(14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 14.0);
        assertThat(spreads.get(6).deviation()).isCloseTo(7, within(CLOSE));
        assertThat(spreads.get(7).deviation()).isCloseTo(7 * Math.sqrt(2), within(CLOSE));
        assertThat(spreads.get(14).deviation()).isCloseTo(7 * Math.sqrt(3), within(CLOSE));
    }

    @Test
    void shouldFollowAWeekWithoutNoiseExactly() {
        DailySeries series = DailySeries.of(Shops.FIRST, 50, index -> 100 + 10 * (index % 7));

        List<Spread> spreads = HoltWinters.of(series).predict(20);

        IntStream.range(0, 20).forEach(ahead -> {
            assertThat(spreads.get(ahead).median()).isCloseTo(100 + 10 * ((50 + ahead) % 7), within(CLOSE));
            assertThat(spreads.get(ahead).deviation()).isCloseTo(0, within(CLOSE));
        });
    }

    @Test
    void shouldFollowANewLevelAndDoubtFarDaysMore() {
        DailySeries series = DailySeries.of(Shops.FIRST, 100, index -> index < 50 ? 1 : 3);

        List<Spread> spreads = HoltWinters.of(series).predict(30);

        assertThat(spreads).allSatisfy(spread -> assertThat(spread.median()).isCloseTo(3, within(0.1)));
        assertThat(spreads).extracting(Spread::deviation).isSorted();
    }

    @Test
    void shouldFindSlopeAndWaveOfTheYear() {
        DailySeries series = DailySeries.of(Shops.FIRST, 1461, MethodsTest::lineAndWave);

        HarmonicRegression curve = HarmonicRegression.of(series, true);

        assertThat(curve.predict(60).get(59).median()).isCloseTo(lineAndWave(1520), within(0.02));
        assertThat(curve.yearlyWave(0) - curve.yearlyWave(182)).isCloseTo(1, within(0.05));
    }

    private static double lineAndWave(int index) {
        int dayOfYear = Shops.FIRST.plusDays(index).getDayOfYear();
        return 9 + 0.2 * index / 365.25 + 0.5 * Math.cos(2 * Math.PI * dayOfYear / 365.25);
    }

    @Test
    void shouldNotBendForSingleClosedDays() {
        DailySeries series = DailySeries.of(Shops.FIRST, 100, index -> index % 17 == 3 ? 0 : 2.3 + 0.01 * (index % 2));

        HarmonicRegression curve = HarmonicRegression.of(series, false);

        assertThat(curve.predict(30))
                .allSatisfy(spread -> assertThat(spread.median()).isCloseTo(2.3, within(0.05)));
    }

    @Test
    void shouldSolveWhatTheNormalEquationsSay() {
        double[][] rows = {{1, 0}, {1, 1}, {1, 2}};
        double[] weights = {1, 1, 1};

        assertThat(new Ridge(rows, weights, new double[] {1e-12, 1e-12}).solve(new double[] {1, 3, 5}))
                .containsExactly(new double[] {1, 2}, within(CLOSE));
        // (3 + 0) a + 3 b = 9 and 3 a + (5 + 5) b = 13
        assertThat(new Ridge(rows, weights, new double[] {1e-12, 5}).solve(new double[] {1, 3, 5}))
                .containsExactly(new double[] {17.0 / 7, 4.0 / 7}, within(CLOSE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-250.5, -0.01, 0, 0.01, 3, 1e9})
    void shouldComeBackFromTheScale(double value) {
        LevelScale scale = LevelScale.of(DailySeries.of(Shops.FIRST, 0, 100, 100, 0, -100));

        assertThat(scale.unit()).isEqualTo(20);
        assertThat(scale.back(scale.of(value))).isCloseTo(value, within(Math.abs(value) * CLOSE));
    }

    @Test
    void shouldTakePeaksClosedWeeksAndGrowthForNoJump() {
        assertThat(shift(index -> index >= 360 ? 2.5 : 1)).isEmpty();
        assertThat(shift(index -> index >= 393 ? 0 : 1)).isEmpty();
        assertThat(shift(index -> index >= 398 ? 10 : 1)).isEmpty();
        assertThat(shift(index -> index >= 380 && index < 395 ? 10 : 1)).isEmpty();
        assertThat(shift(index -> Math.exp(0.01 * index))).isEmpty();
        assertThat(shift(index -> index >= 392 ? 0 : 1))
                .get()
                .extracting(LevelShift::index)
                .isEqualTo(392);
        assertThat(shift(index -> index >= 397 ? 10 : 1))
                .get()
                .extracting(LevelShift::days)
                .isEqualTo(3);
    }

    private static Optional<LevelShift> shift(IntToDoubleFunction level) {
        DailySeries series = DailySeries.of(Shops.FIRST, 400, index -> level.applyAsDouble(index) * (100 + index % 7));
        return LevelShift.find(series.map(LevelScale.of(series)::of));
    }
}
