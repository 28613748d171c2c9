package io.shopstream.schemas.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"0,0.00", "5,0.05", "-5,-0.05", "1234,12.34", "-99999999999999,-999999999999.99"})
    void shouldConvertInBothDirections(long minor, String text) {
        assertThat(Money.format(minor)).isEqualTo(text);
        assertThat(Money.toMinor(new BigDecimal(text))).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({"0.005,1", "0.0049,0", "2.675,268", "-0.005,-1", "0.001,0"})
    void shouldRoundHalfUp(BigDecimal amount, long minor) {
        assertThat(Money.roundToMinor(amount)).isEqualTo(minor);
    }

    @Test
    void shouldRefuseFractionsOfACent() {
        assertThatThrownBy(() -> Money.toMinor(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
    }
}
