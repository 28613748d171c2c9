package io.shopstream.producer.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRateTest {
    @Test
    void shouldReadNumbersAndMax() {
        assertThat(OrderRate.parse("20").perSecond()).isEqualTo(20);
        assertThat(OrderRate.parse(" 0.5 ").perSecond()).isEqualTo(0.5);
        assertThat(OrderRate.parse("0").isPaused()).isTrue();
        assertThat(OrderRate.parse("MAX").isMax()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "20", "0.5", "max"})
    void shouldWriteWhatItReads(String text) {
        assertThat(OrderRate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "NaN", "fast", "1000001", "Infinity"})
    void shouldRefuseAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderRate.parse(text))
                .withMessageContaining("or max");
    }
}
