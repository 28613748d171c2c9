package io.shopstream.producer.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a small history promises, whatever the hour, weekday and season of the opening. */
class RisingHistoryTest {
    private static final double LIVE_DAY =
            OrderRate.DEFAULT.perSecond() * Duration.ofDays(1).toSeconds();

    // Just after and just before midnight, on every weekday, in every season, before and on Black Friday.
    private static final List<Instant> OPENINGS = openings();
    private static final Map<Instant, HistoryCurve> CURVES = new HashMap<>();

    @Test
    void shouldHaveATenthOfALiveDayOnTheLastCompleteDay() {
        assertThat(OPENINGS)
                .allSatisfy(opening -> assertThat(day(opening, 1) / LIVE_DAY).isBetween(0.104, 0.16));
    }

    @Test
    void shouldLeadToTheLiveRateWithoutAJump() {
        assertThat(OPENINGS).allSatisfy(opening -> {
            HistoryCurve curve = curve(opening);
            double live = OrderRate.DEFAULT.perSecond();
            assertThat(curve.ordersPerSecond(opening.minusMillis(1))).isBetween(0.6 * live, 1.01 * live);
            assertThat(curve.liveness(opening.toEpochMilli())).isEqualTo(1);
        });
    }

    @Test
    void shouldHaveOrdersInEveryHourOfTheLastDay() {
        // A hundred on average: never none.
        assertThat(OPENINGS).allSatisfy(opening -> {
            HistoryCurve curve = curve(opening);
            for (int hour = 1; hour <= 24; hour++) {
                assertThat(3_600 * curve.ordersPerSecond(opening.minus(Duration.ofHours(hour))))
                        .isGreaterThan(50);
            }
        });
    }

    @Test
    void shouldBecomeDenserFromWeekToWeekAndFromDayToDayAtTheEnd() {
        assertThat(OPENINGS).allSatisfy(opening -> {
            for (int day = 1; day < 6; day++) {
                assertThat(day(opening, day)).isGreaterThan(day(opening, day + 1));
                assertThat(day(opening, day)).isLessThan(10 * day(opening, day + 1));
            }
            for (int week = 0; week < 4; week++) {
                assertThat(days(opening, 7 * week + 1, 7)).isGreaterThan(days(opening, 7 * week + 8, 7));
            }
        });
    }

    @Test
    void shouldHaveMoreOrdersTheLaterTheDayOfTheOpening() {
        assertThat(OPENINGS)
                .allSatisfy(opening -> assertThat(days(opening, 0, 732)).isBetween(11_500.0, 18_000.0));
    }

    @Test
    void shouldSayHowMuchHasPassed() {
        Instant opening = OPENINGS.getFirst();
        HistoryCurve curve = curve(opening);
        assertThat(curve.passed(begin(opening))).isZero();
        assertThat(curve.passed(opening)).isCloseTo(1, within(1e-9));
        assertThat(curve.passed(opening.minus(Duration.ofDays(30)))).isBetween(0.05, 0.3);
    }

    private static double days(Instant opening, int newest, int days) {
        double sum = 0;
        for (int day = newest; day < newest + days; day++) {
            sum += day(opening, day);
        }
        return sum;
    }

    /** Orders of a day in UTC: 0 is that of the opening, 1 the last complete one. */
    private static double day(Instant opening, int ago) {
        HistoryCurve curve = curve(opening);
        Instant begin = LocalDate.ofInstant(opening, ZoneOffset.UTC)
                .minusDays(ago)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        double sum = 0;
        for (int minute = 0; minute < 24 * 60; minute += 10) {
            sum += 600 * curve.ordersPerSecond(begin.plus(Duration.ofMinutes(minute)));
        }
        return sum;
    }

    private static HistoryCurve curve(Instant opening) {
        return CURVES.computeIfAbsent(opening, end -> HistoryCurve.rising(begin(end), end, OrderRate.DEFAULT));
    }

    private static Instant begin(Instant opening) {
        return opening.atOffset(ZoneOffset.UTC).minusMonths(24).toInstant();
    }

    private static List<Instant> openings() {
        List<Instant> openings = new ArrayList<>();
        for (String day : List.of("2026-01-06", "2026-04-15", "2026-07-30", "2026-11-28", "2026-12-25", "2027-02-28")) {
            openings.add(Instant.parse(day + "T00:01:00Z"));
            openings.add(Instant.parse(day + "T11:30:00Z"));
        }
        for (String day : List.of("2026-03-02", "2026-11-27", "2026-12-24", "2028-02-29")) {
            openings.add(Instant.parse(day + "T23:59:00Z"));
        }
        return openings;
    }
}
