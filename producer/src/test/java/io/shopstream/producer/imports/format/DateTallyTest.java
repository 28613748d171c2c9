package io.shopstream.producer.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTallyTest {
    private final DateTally tally = new DateTally();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2010-12-01 08:26:00                           | uuuu-MM-dd HH:mm:ss
            2010-12-01 08:26,2010-12-13 08:26             | uuuu-M-d H:mm
            2010-12-01 08:26:00,2010-12-1 8:26:00,2010-12-02 08:26:00 | uuuu-MM-dd HH:mm:ss
            12/1/2010 8:26,12/13/2010 9:00                | M/d/uuuu H:mm
            12/13/2010 9:00,12/1/2010 8:26,1/2/2011 8:26  | M/d/uuuu H:mm
            1/12/2010 8:26,13/12/2010 9:00                | d/M/uuuu H:mm
            01/12/2010 08:26:00,13/12/2010 09:00:00       | d/M/uuuu H:mm:ss
            12/1/10 8:26,12/13/10 9:00                    | M/d/uu H:mm
            12-1-2010 8:26,12-13-2010 9:00                | M-d-uuuu H:mm
            1.12.2010 8:26,2.12.2010 9:00                 | d.M.uuuu H:mm
            12/13/2010 8:26:00 AM                         | M/d/uuuu h:mm:ss a
            1/1/2011 8:26,2/2/2011 9:00                   | d/M/uuuu H:mm
            ?,12/13/2010 9:00,99/99/2010 9:00,,x          | M/d/uuuu H:mm
            no date,                                      | uuuu-MM-dd HH:mm:ss
            """)
    void shouldDecideOverAllDates(String dates, String pattern) throws Exception {
        List.of(dates.split(",")).forEach(tally::date);
        assertThat(tally.decide().pattern()).isEqualTo(pattern);
    }

    @Test
    void shouldAssumeTheMonthFirstIfAllDatesCanBeBoth() throws Exception {
        tally.date("1/1/2010 8:26");
        assertThat(tally.isAssumed()).isFalse();
        tally.date("12/1/2010 8:26");
        assertThat(tally.decide().pattern()).isEqualTo("M/d/uuuu H:mm");
        assertThat(tally.isAssumed()).isTrue();
    }

    @Test
    void shouldRefuseDatesInBothOrders() {
        tally.date("12/13/2010 8:26");
        tally.date("13/12/2010 8:26");
        assertThatExceptionOfType(UnrecognisedFormatException.class)
                .isThrownBy(tally::decide)
                .withMessageContaining(
                        "12/13/2010 8:26 can only have the month first, and 13/12/2010 8:26 only the day")
                .withMessageContaining("--date-format");
    }

    @Test
    void shouldTakeASingleDateOfTheOtherOrderForDamage() throws Exception {
        for (int line = 0; line < 200; line++) {
            tally.date("12/13/2010 8:26");
        }
        tally.date("13/12/2010 8:26");
        assertThat(tally.decide().pattern()).isEqualTo("M/d/uuuu H:mm");
    }
}
