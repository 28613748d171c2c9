package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
    private static final PageScripts SCRIPTS = new PageScripts().module("/pages/js/base/decimal.js");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "; 0",
                "'0.10', '0.20'; 0.30",
                "'90071992547409.93', '0.01'; 90071992547409.94",
                "'5', '0.125'; 5.125",
                "'-5.00', '4.99'; -0.01",
                "'-0.05'; -0.05",
                "'1', '2'; 3",
            })
    void shouldAddToTheLastDigit(String amounts, String sum) {
        assertThat(SCRIPTS.text("sum([%s])".formatted(amounts == null ? "" : amounts)))
                .isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({"10.00, 9.99, 0.01", "0, 0.5, -0.5", "-1.00, -1.00, 0.00", "1.5, -1.5, 3.0"})
    void shouldSubtractToTheLastDigit(String from, String what, String difference) {
        assertThat(SCRIPTS.text("minus('%s', '%s')".formatted(from, what))).isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource({
        "112.30, 100.00, 12.3",
        "50.00, 100.00, -50",
        "90071992547409.94, 90071992547409.93, 0",
        "5, 0.00, null",
        "5.00, -1.00, null",
        "-5.00, 10.0, -150",
    })
    void shouldSayByHowManyPercentItIsMore(String now, String before, String percent) {
        assertThat(SCRIPTS.text("percentChange('%s', '%s')".formatted(now, before)))
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 5", "-12.30, -1230", "7, 700", "1.5, 150"})
    void shouldCountWholeCents(String amount, String cents) {
        assertThat(SCRIPTS.text("cents('%s')".formatted(amount))).isEqualTo(cents);
        assertThat(SCRIPTS.text("Number(amount(cents('%s')))".formatted(amount)))
                .isEqualTo(SCRIPTS.text("Number('%s')".formatted(amount)));
    }
}
