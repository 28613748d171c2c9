package io.shopstream.streams.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.alerts.measure.MeasureSum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterRuleTest {
    @ParameterizedTest(name = "active={0}, {1} of {2}: {3}")
    @CsvSource({
        "false, 10, 1000, false",
        "false, 10, 999, true",
        "false, 9, 9, false",
        "false, 10, 10, true",
        "false, 0, 0, false",
        "true, 10, 1000, true",
        "true, 5, 1000, true",
        "true, 4, 1000, false",
        "true, 1, 200, true",
        "true, 1, 201, false",
        "true, 0, 0, false",
        "true, 0, 5, false",
    })
    void shouldTriggerByTheRejectedShare(boolean active, long rejected, long received, boolean triggered) {
        RuleEvaluation evaluation =
                DeadLetterRule.evaluate("shop.orders.v1", active, new MeasureSum(rejected, received));

        assertThat(evaluation.triggered()).isEqualTo(triggered);
        assertThat(evaluation.observed()).isEqualTo(rejected);
        assertThat(evaluation.expected()).isEqualTo(received);
    }
}
