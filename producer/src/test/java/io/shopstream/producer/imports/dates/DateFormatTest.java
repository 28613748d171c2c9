package io.shopstream.producer.imports.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {
    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss, 2010-12-01 08:26:00, 2010-12-01T08:26",
        "yyyy-MM-dd HH:mm,    2010-12-01 08:26,    2010-12-01T08:26",
        "yyyy/M/d H:mm,       2010/12/1 8:26,      2010-12-01T08:26",
        "yyyy-MM-dd'T'HH:mm:ss, 2010-12-01T08:26:05, 2010-12-01T08:26:05",
        "M/d/yyyy H:mm,       12/1/2010 8:26,      2010-12-01T08:26",
        "d/M/yyyy H:mm,       12/1/2010 8:26,      2010-01-12T08:26",
        "dd/MM/yyyy HH:mm:ss, 01/12/2010 08:26:59, 2010-12-01T08:26:59",
        "d.M.yy HH:mm,        1.12.10 8:26,        2010-12-01T08:26",
        "M/d/yy H:mm,         12/1/69 8:26,        2069-12-01T08:26",
        "M/d/yy H:mm,         12/1/70 8:26,        1970-12-01T08:26",
        "M/d/yyyy h:mm:ss a,  12/1/2010 12:26:00 AM, 2010-12-01T00:26",
        "M/d/yyyy h:mm a,     12/1/2010 1:26 PM,   2010-12-01T13:26",
        "d-M-yyyy H:mm,       29-2-2012 0:00,      2012-02-29T00:00"
    })
    void shouldReadADate(String pattern, String text, LocalDateTime date) {
        DateFormat format = DateFormat.ofPattern(pattern);
        assertThat(format.parse(text)).contains(date);
        assertThat(DateFormat.ofPattern(format.pattern())).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss, 2010-12-1 08:26:00",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01 8:26:00",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01 08:26",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01T08:26:00",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01 08:26:00.5",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01 08:26:00:",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01",
        "yyyy-MM-dd HH:mm:ss, 2011-02-29 08:26:00",
        "yyyy-MM-dd HH:mm:ss, 2010-12-01 24:00:00",
        "yyyy-MM-dd HH:mm:ss, 02010-12-01 08:26:00",
        "M/d/yyyy H:mm, 13/1/2010 8:26",
        "M/d/yyyy H:mm, 12/1/2010 8:6",
        "M/d/yyyy H:mm, 12/1/10 8:26",
        "M/d/yyyy H:mm, 12/1/2010 8:26 AM",
        "M/d/yyyy H:mm, 12-1-2010 8:26",
        "M/d/yyyy H:mm, 12/1-2010 8:26",
        "M/d/yyyy H:mm, -1/1/2010 8:26",
        "M/d/yyyy h:mm a, 12/1/2010 13:26 PM",
        "M/d/yyyy h:mm a, 12/1/2010 0:26 AM",
        "M/d/yyyy H:mm, six",
        "M/d/yyyy H:mm, ''"
    })
    void shouldRefuseAnotherTextOrADayThatDoesNotExist(String pattern, String text) {
        assertThat(DateFormat.ofPattern(pattern).parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "iso", "yyyy", "M/M/yyyy H:mm", "d/M-yyyy H:mm", "yyyy/d/M H:mm", "M/d/yyyy h:mm", "M/d/yyyy"
            })
    void shouldNameExamplesForAnUnknownPattern(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateFormat.ofPattern(pattern))
                .withMessageContaining("is not a date format: use one like M/d/yyyy H:mm");
    }

    @Test
    void shouldReadPlainDatesAsTheJdkDoes() {
        DateTimeFormatter jdk =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
        Random random = new Random(12);
        char[] signs = "0123456789-: ".toCharArray();
        for (int count = 0; count < 20_000; count++) {
            StringBuilder text = new StringBuilder(LocalDateTime.of(2010, 1, 1, 0, 0)
                    .plusMinutes(random.nextInt(2_000_000))
                    .format(jdk));
            if (random.nextBoolean()) {
                text.setCharAt(random.nextInt(text.length()), signs[random.nextInt(signs.length)]);
            }
            assertThat(DateFormat.ISO.parse(text.toString()).map(date -> date.format(jdk)))
                    .as(text.toString())
                    .isEqualTo(jdkParse(jdk, text.toString()));
        }
    }

    private static Optional<String> jdkParse(DateTimeFormatter jdk, String text) {
        try {
            // The JDK reads the year -010, too.
            return text.startsWith("-")
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text, jdk).format(jdk));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
