package io.shopstream.producer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.producer.simulator.time.OrderRate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateControlTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RateControl rates = new RateControl(new OrderRate(20));

    @Test
    void shouldReturnTheChosenRate() {
        assertThat(rates.at(NOW)).isEqualTo(new OrderRate(20));
        rates.base(new OrderRate(5));
        assertThat(rates.at(NOW)).isEqualTo(new OrderRate(5));
    }

    @Test
    void shouldSwingAroundTheChosenRateUntilTheWaveEnds() {
        rates.wave(NOW, Duration.ofSeconds(120), 3);
        assertThat(rates.at(NOW).perSecond()).isEqualTo(20);
        assertThat(rates.at(NOW.plusSeconds(30)).perSecond()).isCloseTo(60, within(1e-9));
        assertThat(rates.at(NOW.plusSeconds(90)).perSecond()).isCloseTo(20 / 3.0, within(1e-9));
        assertThat(rates.at(NOW.plusMillis(30_700))).isEqualTo(rates.at(NOW.plusMillis(30_100)));
        assertThat(rates.base()).isEqualTo(new OrderRate(20));
        rates.wave(NOW, Duration.ofSeconds(120), 1);
        assertThat(rates.at(NOW.plusSeconds(30))).isEqualTo(new OrderRate(20));
    }

    @Test
    void shouldRushForAWhile() {
        rates.rush(NOW.plusSeconds(60), 5);
        assertThat(rates.at(NOW.plusSeconds(59))).isEqualTo(new OrderRate(100));
        assertThat(rates.at(NOW.plusSeconds(60))).isEqualTo(new OrderRate(20));
    }

    @Test
    void shouldNotChangePauseAndMaximum() {
        rates.rush(NOW.plusSeconds(60), 5);
        rates.wave(NOW, Duration.ofSeconds(120), 3);
        rates.base(new OrderRate(0));
        assertThat(rates.at(NOW.plusSeconds(30)).isPaused()).isTrue();
        rates.base(OrderRate.MAX);
        assertThat(rates.at(NOW.plusSeconds(30)).isMax()).isTrue();
        rates.base(new OrderRate(OrderRate.HIGHEST));
        assertThat(rates.at(NOW.plusSeconds(30))).isEqualTo(new OrderRate(OrderRate.HIGHEST));
    }
}
