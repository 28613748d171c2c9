package io.shopstream.api.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.schemas.query.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:04:30.250Z");

    @Test
    void shouldBeNowUnlessAskedFor() {
        AsOf asOf = AsOf.parse(null, NOW);
        assertThat(asOf).isEqualTo(new AsOf(NOW, false));
        Instant answered = NOW.plusSeconds(1);
        assertThat(asOf.orElse(answered)).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:04:30.250Z, 2026-03-01T10:04:30.250Z",
        "2026-03-01T11:00:00+02:00, 2026-03-01T09:00:00Z",
        "2026-02-28, 2026-02-28T00:00:00Z",
        // The clock of the client is fast.
        "2026-03-01T10:04:59.999Z, 2026-03-01T10:04:59.999Z",
    })
    void shouldAcceptTimesUntilTheEndOfThisMinute(String text, Instant end) {
        AsOf asOf = AsOf.parse(text, NOW);
        assertThat(asOf).isEqualTo(new AsOf(end, true));
        assertThat(asOf.orElse(NOW)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T10:05:00Z", "2026-03-02", "9999-12-31", "2026-03-01T10:04:30-00:01"})
    void shouldRefuseTheFuture(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> AsOf.parse(text, NOW))
                .withMessage("must not be in the future")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo(AsOf.NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-03-01T10:04:30", "-1h", "0000-01-01", "0001-01-01", "1969-12-31"})
    void shouldNameTheParameterOfAnUnusableTime(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> AsOf.parse(text, NOW))
                .satisfies(e -> assertThat(e.parameter()).isEqualTo(AsOf.NAME));
    }

    @Test
    void shouldRefuseWindowsThatBeginBeforeAnyOther() {
        AsOf asOf = AsOf.parse("1970-01-01T12:30:00Z", NOW);
        assertThat(asOf.window(Duration.ofHours(13), ChronoUnit.HOURS).from()).isEqualTo(Instant.EPOCH);
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> asOf.window(Duration.ofHours(14), ChronoUnit.HOURS))
                .satisfies(e -> assertThat(e.parameter()).isEqualTo(AsOf.NAME));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSumTheSameMinutesAsTheStateStores(RollingWindow window) {
        assertThat(new AsOf(NOW, true).rolling(window)).isEqualTo(TimeRange.rolling(window, NOW));
        Instant whole = NOW.truncatedTo(ChronoUnit.HOURS);
        assertThat(new AsOf(whole, true).rolling(window)).isEqualTo(TimeRange.rolling(window, whole));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, PT1H, 2026-03-01T10:00:00Z, 2026-03-01T11:00:00Z",
        "2026-03-01T10:59:59.999Z, PT24H, 2026-02-28T11:00:00Z, 2026-03-01T11:00:00Z",
        "2026-03-01T10:30:00Z, PT1M, 2026-03-01T10:00:00Z, 2026-03-01T11:00:00Z",
    })
    void shouldEndAWindowOfHoursWithTheHour(Instant end, Duration length, Instant from, Instant to) {
        assertThat(new AsOf(end, true).window(length, ChronoUnit.HOURS)).isEqualTo(new TimeRange(from, to));
    }
}
