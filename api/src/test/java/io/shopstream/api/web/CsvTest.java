package io.shopstream.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Tabular.Decimal;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String row(@Nullable Object... cells) {
        StringBuilder out = new StringBuilder();
        try {
            Csv.row(out, Arrays.asList(cells));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    @Test
    void shouldQuoteSpecialCharacters() {
        assertThat(row("plain", "a,b", "say \"hi\"", "two\nlines", null, 7))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,7\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void shouldEscapeTextThatASpreadsheetWouldRun(String text) {
        assertThat(row(text)).isEqualTo("'" + text + "\r\n");
    }

    @Test
    void shouldNotEscapeNegativeNumbers() {
        assertThat(row(new Decimal("-12.50"), -3)).isEqualTo("-12.50,-3\r\n");
    }
}
