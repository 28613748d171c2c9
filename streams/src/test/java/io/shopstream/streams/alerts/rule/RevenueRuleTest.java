package io.shopstream.streams.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.AlertKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenueRuleTest {
    @ParameterizedTest(name = "active={0}, {1} of 1000: drop {2}")
    @CsvSource({
        "false, 500, false",
        "false, 499, true",
        "false, 0, true",
        "false, -10, true",
        "true, 500, true",
        "true, 700, true",
        "true, 701, false",
        "true, 5000, false",
    })
    void shouldDropBelowHalfAndClearAboveSeventyPercent(boolean active, long observed, boolean triggered) {
        assertThat(RevenueRule.drop("USD", active, usual(observed, 6, 30)).triggered())
                .isEqualTo(triggered);
    }

    @ParameterizedTest(name = "active={0}, {1} of 1000: spike {2}")
    @CsvSource({
        "false, 2000, false",
        "false, 2001, true",
        "true, 2000, true",
        "true, 1500, true",
        "true, 1499, false",
        "true, 0, false",
    })
    void shouldSpikeAboveDoubleAndClearBelowOneAndAHalf(boolean active, long observed, boolean triggered) {
        assertThat(RevenueRule.spike("USD", active, usual(observed, 6, 30)).triggered())
                .isEqualTo(triggered);
    }

    @ParameterizedTest(name = "active={0}, {1} hours of {2} orders: {3}")
    @CsvSource({
        "false, 3, 20, true",
        "false, 2, 20, false",
        "false, 3, 19, false",
        "false, 0, 0, false",
        "true, 2, 10, true",
        "true, 1, 10, false",
        "true, 2, 9, false",
    })
    void shouldTriggerOnlyWithEnoughUsualSales(boolean active, int hours, long orders, boolean triggered) {
        assertThat(RevenueRule.drop("USD", active, usual(0, hours, orders)).triggered())
                .isEqualTo(triggered);
        assertThat(RevenueRule.spike("USD", active, usual(9_999, hours, orders)).triggered())
                .isEqualTo(triggered);
    }

    @Test
    void shouldNotTriggerWithoutUsualRevenue() {
        RevenueComparison moreReturned = new RevenueComparison(300_000, 5, -10, 30, 6);

        assertThat(RevenueRule.drop("USD", true, moreReturned).triggered()).isFalse();
        assertThat(RevenueRule.spike("USD", true, moreReturned).triggered()).isFalse();
    }

    @Test
    void shouldNameTheNumbers() {
        RuleEvaluation evaluation = RevenueRule.drop("USD", false, usual(450, 6, 30));

        assertThat(evaluation.kind()).isEqualTo(AlertKind.REVENUE_DROP);
        assertThat(evaluation.observed()).isEqualTo(450);
        assertThat(evaluation.expected()).isEqualTo(1_000);
        assertThat(evaluation.message()).contains("1970-01-01T00:05:00Z was 4.50 USD", "is 10.00", "50 %", "70 %");
    }

    private static RevenueComparison usual(long observed, int hours, long orders) {
        return new RevenueComparison(300_000, observed, 1_000, orders, hours);
    }
}
