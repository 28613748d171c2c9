package io.shopstream.api.analytics.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterTest {
    private static final int DAYS = 30;
    private static final int FOUR_YEARS = 1461;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeatTheNaiveMethodWhereYearsAreAlike(long seed) {
        Outlook outlook = Forecaster.forecast(Shops.seasonal(seed, FOUR_YEARS, 0.1), DAYS);

        assertThat(outlook.method()).isEqualTo(Method.COMBINED);
        assertThat(outlook.isYearly()).isTrue();
        assertThat(outlook.tests()).isEqualTo(12);
        assertThat(outlook.testedDays()).isEqualTo(DAYS);
        assertThat(outlook.error()).isLessThan(0.75 * naiveError(outlook));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeatTheNaiveMethodOnWeeksWithNoise(long seed) {
        Outlook outlook = Forecaster.forecast(Shops.weekly(seed, 90), DAYS);

        assertThat(outlook.method()).isEqualTo(Method.COMBINED);
        assertThat(outlook.isYearly()).isFalse();
        assertThat(outlook.error()).isLessThan(0.9 * naiveError(outlook));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAnswerTheLastWeekWhereNothingCanBeKnown(long seed) {
        DailySeries walk = Shops.randomWalk(seed, FOUR_YEARS);

        Outlook outlook = Forecaster.forecast(walk, DAYS);

        assertThat(outlook.method()).isEqualTo(Method.SEASONAL_NAIVE);
        assertThat(outlook.error()).isGreaterThan(0.95 * naiveError(outlook));
        assertThat(outlook.days().get(8).median()).isCloseTo(walk.value(FOUR_YEARS - 6), within(0.01));
    }

    @Test
    void shouldHoldFourOfFiveDaysInItsIntervals() {
        assertHeld(seed -> Shops.weekly(seed, 230));
        assertHeld(seed -> Shops.seasonal(seed, 780, 0.1));
        assertHeld(seed -> Shops.oftenClosed(seed, 430));
        assertHeld(seed -> Shops.withReturns(seed, 230));
    }

    // Of many seeds, as the errors of one forecast are alike.
    private static void assertHeld(LongFunction<DailySeries> shop) {
        double tested = 0;
        double came = 0;
        int seeds = 10;
        for (long seed = 1; seed <= seeds; seed++) {
            DailySeries all = shop.apply(seed);
            int known = all.size() - DAYS;
            Outlook outlook = Forecaster.forecast(all.head(known), DAYS);
            tested += outlook.coverage() / seeds;
            came += IntStream.range(0, DAYS)
                            .filter(ahead -> holds(outlook.days().get(ahead), all.value(known + ahead)))
                            .count()
                    / (double) DAYS
                    / seeds;
        }
        assertThat(tested).isBetween(0.72, 0.88);
        assertThat(came).isBetween(0.7, 0.93);
    }

    private static boolean holds(Outlook.Day day, double value) {
        return day.low() <= value && value <= day.high();
    }

    @Test
    void shouldFindNothingNotableInDaysThatAreAllAlike() {
        Outlook outlook = Forecaster.forecast(DailySeries.of(Shops.FIRST, 100, _ -> 5_000), DAYS);

        assertThat(outlook.method()).isEqualTo(Method.SEASONAL_NAIVE);
        assertThat(outlook.error()).isNull();
        assertThat(outlook.naiveError()).isNull();
        assertThat(outlook.jump()).isNull();
        assertThat(outlook.days()).hasSize(DAYS).allSatisfy(day -> assertThat(
                        List.of(day.low(), day.median(), day.high()))
                .allSatisfy(value -> assertThat(value).isCloseTo(5_000, within(0.001))));
    }

    @Test
    void shouldContinueGrowthAndWeekWithoutNoise() {
        DailySeries all = Shops.seasonal(1, 4 * 365, 0).head(4 * 365 - 60);

        Outlook outlook = Forecaster.forecast(all.head(all.size() - DAYS), DAYS);

        IntStream.range(0, DAYS).forEach(ahead -> {
            double came = all.value(all.size() - DAYS + ahead);
            assertThat(outlook.days().get(ahead).median()).isCloseTo(came, within(0.12 * came));
        });
    }

    @Test
    void shouldExpectNothingOnWeekdaysThatAreClosed() {
        Outlook outlook = Forecaster.forecast(Shops.oftenClosed(4, 800), DAYS);

        double open = outlook.days().stream()
                .filter(day -> day.day().getDayOfWeek() != DayOfWeek.SATURDAY)
                .mapToDouble(Outlook.Day::median)
                .average()
                .orElseThrow();
        assertThat(outlook.days())
                .allSatisfy(day -> assertThat(day.low()).isNotNegative())
                .filteredOn(day -> day.day().getDayOfWeek() == DayOfWeek.SATURDAY)
                .hasSizeBetween(4, 5)
                .allSatisfy(day -> assertThat(day.median()).isLessThan(0.05 * open));
    }

    @Test
    void shouldForecastDaysBelowZeroOnlyOfShopsThatHadSome() {
        Outlook outlook = Forecaster.forecast(
                DailySeries.of(Shops.FIRST, 90, index -> index % 7 == 0 ? -400 + index % 3 : 1_000 + 10 * (index % 5)),
                14);

        assertThat(outlook.days()).filteredOn(day -> day.median() < 0).hasSize(2);
        assertThat(Forecaster.forecast(Shops.withReturns(1, 90), DAYS).days())
                .allSatisfy(day ->
                        assertThat(List.of(day.low(), day.median(), day.high())).isSorted());
        assertThat(Forecaster.forecast(Shops.risen(1, 40, 2, 10), DAYS).days())
                .allSatisfy(day -> assertThat(day.low()).isNotNegative());
    }

    @ParameterizedTest
    @CsvSource({"25, 3", "25, 7", "60, 3", "60, 5", "60, 20", "400, 3", "400, 10", "400, 60"})
    void shouldExpectTheLevelOfTheLastDaysAfterAJump(int days, int risen) {
        Outlook outlook = Forecaster.forecast(Shops.risen(3, days, risen, 10), DAYS);

        double mean = outlook.days().stream()
                .mapToDouble(Outlook.Day::median)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(70_000.0, 130_000.0);
        Outlook.Jump jump = requireNonNull(outlook.jump());
        assertThat(jump.day()).isEqualTo(Shops.FIRST.plusDays(days - risen));
        assertThat(jump.factor()).isBetween(7.0, 14.0);
        if (risen <= 5) {
            assertThat(outlook.days())
                    .allSatisfy(day -> assertThat(day.low()).isLessThan(0.4 * day.median()))
                    .allSatisfy(day -> assertThat(day.high()).isGreaterThan(2 * day.median()));
        }
    }

    @Test
    void shouldNeverSayMoreThanThreeTimesWhatWasSeen() {
        LongStream.range(1, 6).forEach(seed -> {
            DailySeries growing =
                    DailySeries.of(Shops.FIRST, 21 + (int) seed, index -> Math.exp(0.2 * index) * (1 + index % 3));

            assertThat(Forecaster.forecast(growing, 90).days()).hasSize(90).allSatisfy(day -> assertThat(day.high())
                    .isBetween(0.0, 3 * growing.max()));
        });
    }

    @Test
    void shouldNotDependOnTheUnitOfMoney() {
        DailySeries shop = Shops.seasonal(7, 600, 0.2);

        Outlook once = Forecaster.forecast(shop, DAYS);
        Outlook hundredfold = Forecaster.forecast(shop.map(value -> 100 * value), DAYS);

        assertThat(Forecaster.forecast(shop, DAYS)).isEqualTo(once);
        assertThat(hundredfold.method()).isEqualTo(once.method());
        IntStream.range(0, DAYS)
                .forEach(ahead -> assertThat(hundredfold.days().get(ahead).high())
                        .isCloseTo(100 * once.days().get(ahead).high(), within(0.1)));
    }

    @ParameterizedTest
    @CsvSource({"21, 1, 7", "22, 2, 7", "40, 11, 10", "120, 12, 30", "600, 12, 30"})
    void shouldTestAsOftenAsTheHistoryAllows(int days, int tests, int testedDays) {
        Outlook outlook = Forecaster.forecast(Shops.weekly(1, days), DAYS);

        assertThat(outlook.tests()).isEqualTo(tests);
        assertThat(outlook.testedDays()).isEqualTo(testedDays);
        assertThat(outlook.isYearly()).isEqualTo(days == 600);
    }

    private static double naiveError(Outlook outlook) {
        return requireNonNull(outlook.naiveError());
    }
}
