package io.shopstream.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void shouldTakeAPlanOfFaults() {
        assertThat(FaultsOption.parse("duplicates=1%, late=0.5%,out-of-order = 2%,malformed=0.1%,unknown-product=0.1%"))
                .isEqualTo("duplicates=1%,late=0.5%,out-of-order=2%,malformed=0.1%,unknown-product=0.1%");
        assertThat(FaultsOption.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicates=1 | has 'duplicates=1', must be a list such as duplicates=1%,late=0.5%",
                "late=1%, | has '', must be a list such as",
                "lost=1% | has no fault 'lost', there are duplicates, late, out-of-order, malformed, unknown-product",
                "late=1%,late=2% | names late twice",
                "late=51% | late must lie between 0% and 50%",
            })
    void shouldNameTheOptionAndTheEntryOfAWrongPlan(String plan, String message) {
        assertThatThrownBy(() -> FaultsOption.parse(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--faults " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "20", "1000000", "max"})
    void shouldTakeARate(String rate) {
        assertThat(RateOption.parse(rate)).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "1e3", "fast", "", "NaN"})
    void shouldNameTheOptionOfAWrongRate(String rate) {
        assertThatThrownBy(() -> RateOption.parse(rate))
                .hasMessage("--rate must be a number from 0 (pause) to 1000000, or max");
    }

    @Test
    void shouldKnowThreeSizesOfHistory() {
        assertThat(HistoryOption.parse("full")).isEqualTo("full");
        assertThatThrownBy(() -> HistoryOption.parse("Full")).hasMessage("--history must be one of none, small, full");
    }
}
