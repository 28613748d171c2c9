package io.shopstream.producer.capture.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.GregorianCalendar;
import org.junit.jupiter.api.Test;

class DayConverterTest {
    // The driver's infinite dates, see org.postgresql.PGStatement.
    private static final long INFINITY = 9_223_372_036_825_200_000L;
    private static final long NEGATIVE_INFINITY = -9_223_372_036_832_400_000L;

    @Test
    void shouldWriteDaysAsPostgresDoes() {
        assertThat(DayConverter.text(null)).isNull();
        assertThat(DayConverter.text(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(DayConverter.text(Date.valueOf("2024-02-29"))).isEqualTo("2024-02-29");
        assertThat(DayConverter.text(Date.valueOf("1969-12-31"))).isEqualTo("1969-12-31");
        assertThat(DayConverter.text(LocalDate.of(5_874_897, 12, 31))).isEqualTo("+5874897-12-31");
    }

    @Test
    void shouldTellInfinityFromAnyDay() {
        assertThat(DayConverter.text(LocalDate.MAX)).isEqualTo("infinity");
        assertThat(DayConverter.text(LocalDate.MIN)).isEqualTo("-infinity");
        assertThat(DayConverter.text(new Date(INFINITY))).isEqualTo("infinity");
        assertThat(DayConverter.text(new Date(NEGATIVE_INFINITY))).isEqualTo("-infinity");
    }

    @Test
    void shouldKeepTheEra() {
        GregorianCalendar calendar = new GregorianCalendar(44, 2, 15);
        calendar.set(GregorianCalendar.ERA, GregorianCalendar.BC);
        assertThat(DayConverter.text(new Date(calendar.getTimeInMillis()))).startsWith("-0043-03-1");
        assertThat(DayConverter.text(LocalDate.of(-43, 3, 15))).isEqualTo("-0043-03-15");
    }
}
