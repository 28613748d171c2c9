package io.shopstream.producer.imports.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    private final CellText from1900 = new CellText(false);

    @ParameterizedTest
    @CsvSource({
        "536365, 536365",
        "2.5499999999999998, 2.55",
        "17850.0, 17850",
        "-24, -24",
        "0, 0",
        "0.0, 0",
        "1.0049999999999999, 1.005",
        "3.8970000000000002, 3.897",
        "1E-3, 0.001",
        "1.5E+2, 150",
        "9.9999999999999999E+99, '1"
                + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                + "000000000000000000'",
        "1E-20, 0",
        "1E999999999, 1E999999999",
        "#N/A, #N/A"
    })
    void shouldWriteANumberAsExcelShowsIt(String raw, String text) {
        assertThat(from1900.number(raw, false)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "40513.351388888892, 2010-12-01 08:26:00",
        "40513.351388888884, 2010-12-01 08:26:00",
        "40886.534722222219, 2011-12-09 12:50:00",
        "40513, 2010-12-01 00:00:00",
        "40513.999999999, 2010-12-02 00:00:00",
        "2958465.5, 2958465.5",
        "0.5, 0.5",
        "-3, -3"
    })
    void shouldWriteADateToTheSecond(String raw, String text) {
        assertThat(from1900.number(raw, true)).isEqualTo(text);
    }

    @Test
    void shouldCountTheDaysOfOldMacsFrom1904() {
        assertThat(new CellText(true).number("39051.351388888892", true)).isEqualTo("2010-12-01 08:26:00");
    }

    @Test
    void shouldQuoteWhatNeedsQuotes() {
        assertThat(CellText.csv(List.of("a", "b, c", "7\" frame", "two\nlines", "")))
                .isEqualTo("a,\"b, c\",\"7\"\" frame\",\"two\nlines\",");
    }

    @Test
    void shouldEndALineThatIsTooLong() {
        List<String> cells = Collections.nCopies(16_384, "x".repeat(100_000));
        assertThat(CellText.csv(cells))
                .hasSizeGreaterThan(WorkbookRow.MAX_CHARACTERS)
                .hasSizeLessThan(400_000);
        assertThat(CellText.csv(List.of("", "a,b", ""))).isEqualTo(",\"a,b\",");
    }
}
