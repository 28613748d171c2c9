package io.shopstream.streams.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockOutRuleTest {
    @ParameterizedTest(name = "active={0}, {1} left, {2} units: {3}")
    @CsvSource({
        // 14 units a week are 2 a day: below 4 raises, above 6 clears.
        "false, 4, 14, false",
        "false, 3, 14, true",
        "true, 4, 14, true",
        "true, 6, 14, true",
        "true, 7, 14, false",
        // Fractions count: 15 units a week, two days are 4.29, three are 6.43.
        "false, 5, 15, false",
        "false, 4, 15, true",
        "true, 6, 15, true",
        "true, 7, 15, false",
        // At least ten units to raise, any to stay active.
        "false, 0, 9, false",
        "false, 0, 10, true",
        "true, 0, 1, true",
        "true, 0, 0, false",
        "true, 0, -3, false",
        "false, 0, -30, false",
        // More was sold than was in stock.
        "false, -5, 20, true",
        "false, 9223372036854775807, 9223372036854775807, false",
    })
    void shouldTriggerByDaysOfCover(boolean active, long left, long units, boolean triggered) {
        assertThat(StockOutRule.evaluate("cup", active, left, units).triggered())
                .isEqualTo(triggered);
    }

    @Test
    void shouldNotTriggerForAProductNotOnSale() {
        assertThat(StockOutRule.evaluate("cup", false, null, 100).triggered()).isFalse();
        assertThat(StockOutRule.evaluate("cup", true, null, 100).triggered()).isFalse();
    }

    @Test
    void shouldNameTheNumbers() {
        RuleEvaluation evaluation = StockOutRule.evaluate("cup", false, 3L, 15);

        assertThat(evaluation.observed()).isEqualTo(3);
        assertThat(evaluation.expected()).isEqualTo(2);
        assertThat(evaluation.message())
                .isEqualTo("cup has 3 units left and sold 15 in the last seven days:"
                        + " raised below 2 days of cover, cleared above 3.");
    }
}
