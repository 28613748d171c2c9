package io.shopstream.producer.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryCurveTest {
    private static final Instant FROM = Instant.parse("2024-03-01T12:20:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:50:00Z");
    private static final HistoryCurve CURVE = HistoryCurve.steady(FROM, UNTIL, 30_000);

    @Test
    void shouldAddUpToTheOrdersAskedFor() {
        double sum = 0;
        for (Instant at = FROM; at.isBefore(UNTIL); at = at.plus(Duration.ofMinutes(10))) {
            sum += CURVE.ordersPerSecond(at) * 600;
        }
        assertThat(sum).isCloseTo(30_000, within(1e-3));
    }

    @Test
    void shouldBeZeroOutside() {
        assertThat(CURVE.ordersPerSecond(FROM.minusMillis(1))).isZero();
        assertThat(CURVE.ordersPerSecond(FROM)).isPositive();
        assertThat(CURVE.ordersPerSecond(UNTIL.minusMillis(1))).isPositive();
        assertThat(CURVE.ordersPerSecond(UNTIL)).isZero();
    }

    @Test
    void shouldPeakOnBlackFriday() {
        assertThat(day("2025-11-28")).isGreaterThan(1.4 * day("2025-11-21"));
        assertThat(day("2025-12-14")).isGreaterThan(1.3 * day("2026-02-15"));
    }

    private static double day(String date) {
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            sum += CURVE.ordersPerSecond(Instant.parse(date + "T00:00:00Z").plus(Duration.ofHours(hour)));
        }
        return sum;
    }
}
