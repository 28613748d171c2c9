package io.shopstream.api.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static TimeRange days(LocalDate from, LocalDate to, ZoneId zone) {
        return new TimeRange(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        // Whole months
        "2026-03-01, 2026-04-01, previous, 2026-02-01, 2026-03-01",
        "2026-01-01, 2027-01-01, previous, 2025-01-01, 2026-01-01",
        "2026-04-01, 2026-07-01, previous, 2026-01-01, 2026-04-01",
        // Whole days, of which one has 23 hours
        "2026-03-23, 2026-03-30, previous, 2026-03-16, 2026-03-23",
        "2026-03-30, 2026-04-06, previous, 2026-03-23, 2026-03-30",
        "2026-03-02, 2026-04-01, previous, 2026-01-31, 2026-03-02",
        "2026-03-01, 2026-04-01, year, 2025-03-01, 2025-04-01",
        "2024-02-29, 2024-03-01, year, 2023-02-28, 2023-03-01",
        "2024-02-28, 2024-02-29, year, 2023-02-28, 2023-03-01",
    })
    void shouldCountInTheCalendarOfTheZone(
            LocalDate from, LocalDate to, String compare, LocalDate formerFrom, LocalDate formerTo) {
        assertThat(Compare.parse(compare).former(days(from, to, BERLIN), BERLIN))
                .contains(days(formerFrom, formerTo, BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"})
    void shouldPrecedeAsLongASpan(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 500; round++) {
            LocalDate from = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000));
            long length = random.nextLong(1, 400);
            TimeRange range = days(from, from.plusDays(length), zone);
            TimeRange former = Compare.PREVIOUS.former(range, zone).orElseThrow();
            assertThat(former.to()).isEqualTo(range.from());
            long days = ChronoUnit.DAYS.between(date(former.from(), zone), date(former.to(), zone));
            boolean months = from.getDayOfMonth() == 1 && from.plusDays(length).getDayOfMonth() == 1;
            assertThat(months || days == length)
                    .as("%s before %s", former, range)
                    .isTrue();

            Instant start = range.from().plusMillis(random.nextLong(1, 80_000_000));
            TimeRange cut = new TimeRange(start, start.plusMillis(random.nextLong(1, 10_000_000_000L)));
            assertThat(Compare.PREVIOUS.former(cut, zone).orElseThrow().length())
                    .isEqualTo(cut.length());
            TimeRange year = Compare.YEAR.former(cut, zone).orElseThrow();
            assertThat(year.from()).isBefore(year.to()).isBefore(cut.from());
        }
    }

    private static LocalDate date(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    @Test
    void shouldCompareWithNothingUnlessAsked() {
        assertThat(Compare.parse(null).former(days(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), BERLIN), BERLIN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "month", "", "PREVIOUS"})
    void shouldNameBothComparisons(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Compare.parse(text))
                .withMessage("must be previous or year")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("compare"));
    }

    @Test
    void shouldRefuseASpanBeforeTheYearOne() {
        TimeRange first = new TimeRange(Times.EARLIEST, Times.EARLIEST.plusSeconds(1));
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Compare.PREVIOUS.former(first, BERLIN))
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("compare"));
    }
}
