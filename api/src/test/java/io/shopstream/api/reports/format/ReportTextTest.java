package io.shopstream.api.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTest {
    private static final ReportText TEXT = new ReportText("USD", ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                 | $0.00
                    10540             | $10,540.00
                    -0.05             | -$0.05
                    -0.004            | $0.00
                    12.345            | $12.35
                    999999999999.99   | $999,999,999,999.99
                    123456789012345.1 | $123,456,789,012,345.10
                    """)
    void shouldWriteAmountsToTheCent(BigDecimal amount, String written) {
        assertThat(TEXT.amount(amount)).isEqualTo(written);
    }

    @Test
    void shouldNameCurrenciesWithoutAWellKnownSignByTheirCode() {
        assertThat(new ReportText("GBP", TEXT.zone()).amount(new BigDecimal("1234.5")))
                .isEqualTo("£1,234.50");
        assertThat(new ReportText("CHF", TEXT.zone()).amount(new BigDecimal("-12")))
                .isEqualTo("-CHF 12.00");
    }

    @Test
    void shouldWriteEveryKindOfValue() {
        assertThat(TEXT.value(new Value.Amount(new BigDecimal("1000")))).isEqualTo("$1,000.00");
        assertThat(TEXT.value(new Value.Count(-1234567))).isEqualTo("-1,234,567");
        assertThat(TEXT.value(new Value.Percent(new BigDecimal("0.125")))).isEqualTo("12.5 %");
        assertThat(TEXT.value(new Value.Percent(new BigDecimal("-0.0004")))).isEqualTo("0.0 %");
        assertThat(TEXT.value(new Value.Number(new BigDecimal("1200.50")))).isEqualTo("1,200.5");
        assertThat(TEXT.value(new Value.Number(new BigDecimal("1200.00")))).isEqualTo("1,200");
        assertThat(TEXT.value(new Value.Text("=A1"))).isEqualTo("=A1");
        assertThat(TEXT.value(new Value.Day(LocalDate.of(2026, 9, 1)))).isEqualTo("1 Sep 2026");
        assertThat(TEXT.value(new Value.Time(Instant.parse("2026-07-01T22:30:59Z"))))
                .isEqualTo("2 Jul 2026, 00:30");
        assertThat(TEXT.value(Value.Missing.MISSING)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-10-12T00:00+02:00 | 2026-10-13T00:00+02:00 | 12 Oct 2026
                    2026-10-12T00:00+02:00 | 2026-10-19T00:00+02:00 | 12–18 Oct 2026
                    2026-10-01T00:00+02:00 | 2026-11-01T00:00+01:00 | October 2026
                    2026-09-28T00:00+02:00 | 2026-10-05T00:00+02:00 | 28 Sep – 4 Oct 2026
                    2026-12-28T00:00+01:00 | 2027-01-04T00:00+01:00 | 28 Dec 2026 – 3 Jan 2027
                    2026-01-01T00:00+01:00 | 2027-01-01T00:00+01:00 | 2026
                    2026-10-12T14:05+02:00 | 2026-10-13T09:00+02:00 | 12 Oct 2026, 14:05 – 13 Oct 2026, 09:00
                    """)
    void shouldNamePeriodsByTheirDays(String from, String to, String written) {
        TimeRange range = new TimeRange(instant(from), instant(to));

        assertThat(TEXT.period(range)).isEqualTo(written);
    }

    @Test
    void shouldNameADayThatBeginsAtOne() {
        ReportText havana = new ReportText("USD", ZoneId.of("America/Havana"));
        TimeRange day = new TimeRange(instant("2026-03-08T01:00-04:00"), instant("2026-03-09T00:00-04:00"));
        TimeRange before = new TimeRange(instant("2026-03-02T00:00-05:00"), instant("2026-03-08T01:00-04:00"));

        assertThat(havana.period(day)).isEqualTo("8 Mar 2026");
        assertThat(havana.period(before)).isEqualTo("2–7 Mar 2026");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    112.4 | 100 | rose by 12.4 %
                    90    | 100 | fell by 10.0 %
                    100.0 | 100 | did not change
                    20    | 0   | rose by $20.00
                    -20   | -10 | fell by $10.00
                    """)
    void shouldSayWhatChanged(BigDecimal now, BigDecimal former, String said) {
        assertThat(TEXT.changed(now, former)).isEqualTo(said);
    }

    @Test
    void shouldCompareFigures() {
        Value amount = new Value.Amount(new BigDecimal("112.40"));
        Value share = new Value.Percent(new BigDecimal("0.031"));

        assertThat(TEXT.comparison(amount, new Value.Amount(new BigDecimal("100"))))
                .hasValue("up 12.4 % from $100.00");
        assertThat(TEXT.comparison(amount, new Value.Amount(new BigDecimal("0"))))
                .hasValue("up from $0.00");
        assertThat(TEXT.comparison(new Value.Count(3), new Value.Count(3))).hasValue("unchanged");
        assertThat(TEXT.comparison(share, new Value.Percent(new BigDecimal("0.043"))))
                .hasValue("down 1.2 points from 4.3 %");
        assertThat(TEXT.comparison(amount, Value.Missing.MISSING)).isEmpty();
        assertThat(TEXT.comparison(new Value.Text("1"), new Value.Text("2"))).isEmpty();
    }

    @Test
    void shouldNotDependOnTheLocaleOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(TEXT.amount(new BigDecimal("1234.5"))).isEqualTo("$1,234.50");
            assertThat(TEXT.timeAndZone(Instant.parse("2026-01-02T03:04:00Z")))
                    .isEqualTo("2 Jan 2026, 04:04 Europe/Berlin");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
