package io.shopstream.api.analytics.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceBordersTest {
    @ParameterizedTest
    @CsvSource({
        "0.00, 0.00, 0.00, 0.01, 1",
        "0.05, 0.20, 0.05, 0.01, 16",
        "5.00, 3000.00, 0.00, 200.00, 16",
        "-120.00, 880.00, -200.00, 100.00, 11",
        "10000.00, 10850.00, 10000.00, 50.00, 18",
        "1.00, 171.01, 0.00, 20.00, 9",
        "40.00, 1000000040.00, 0.00, 100000000.00, 11",
    })
    void shouldBeTheNarrowestOfAtMostEighteen(
            BigDecimal low, BigDecimal high, BigDecimal start, BigDecimal width, int count) {
        assertThat(NiceBorders.of(low, high)).isEqualTo(new NiceBorders(start, width, count));
    }

    @Test
    void shouldHoldBothEndsOfAnySpan() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            BigDecimal low = BigDecimal.valueOf(random.nextLong(-100_000, 1_000_000), 2);
            BigDecimal high = low.add(BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 40)), 2));
            NiceBorders borders = NiceBorders.of(low, high);
            assertThat(borders.count()).as("%s to %s", low, high).isBetween(1, 18);
            assertThat(borders.border(0)).isLessThanOrEqualTo(low);
            assertThat(borders.border(1)).isGreaterThan(low);
            assertThat(borders.border(borders.count() - 1)).isLessThanOrEqualTo(high);
            assertThat(borders.border(borders.count())).isGreaterThan(high);
        }
    }
}
