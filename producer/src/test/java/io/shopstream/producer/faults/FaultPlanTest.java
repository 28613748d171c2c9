package io.shopstream.producer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
    @Test
    void shouldReadEveryFault() {
        FaultPlan plan =
                FaultPlan.parse("duplicates=1%, late=0.5%,out-of-order=2%,malformed=0.1%,unknown-product = 0.1 %");
        assertThat(plan.shares())
                .isEqualTo(Map.of(
                        Fault.DUPLICATES, 0.01,
                        Fault.LATE, 0.005,
                        Fault.OUT_OF_ORDER, 0.02,
                        Fault.MALFORMED, 0.001,
                        Fault.UNKNOWN_PRODUCT, 0.001));
    }

    @Test
    void shouldWriteWhatItReads() {
        String text = "duplicates=1%,late=0.5%,malformed=10%";
        assertThat(FaultPlan.parse(text)).hasToString(text);
        assertThat(FaultPlan.parse("")).isEqualTo(FaultPlan.NONE).hasToString("");
        assertThat(FaultPlan.parse("late=0%").isNone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicates        | has \"duplicates\", must be a list such as duplicates=1%,late=0.5%",
                "duplicates=1      | has \"duplicates=1\"",
                "late=1%,          | has \"\"",
                "late=-1%          | has \"late=-1%\"",
                "late=51%          | late must lie between 0% and 50%",
                "lost=1%           | has no fault \"lost\", there are duplicates, late, out-of-order, malformed,"
                        + " unknown-product",
                "late=1%,late=2%   | names late twice"
            })
    void shouldSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> FaultPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
