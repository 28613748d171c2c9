package io.shopstream.api.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final WindowOrRange HOURS =
            new WindowOrRange("24h", ChronoUnit.HOURS, Duration.ofDays(7), "; or so");
    private static final Instant NOW = Instant.parse("2026-03-01T10:04:30.250Z");

    @ParameterizedTest
    @CsvSource({
        "2010-12-01, 2010-12-01T00:00:00Z",
        "2010-12-01T08:26:00Z, 2010-12-01T08:26:00Z",
        "2010-12-01T08:26:00.123Z, 2010-12-01T08:26:00.123Z",
        "2010-12-01T08:26:00+02:00, 2010-12-01T06:26:00Z",
    })
    void shouldReadDatesAsMidnightUtcAndTimesWithTheirOffset(String text, Instant moment) {
        assertThat(Times.parse("from", text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2010-13-01", "2010-12-01T08:26:00", "20101201", "0000-01-01", "1291161600"})
    void shouldNameTheParameterOfAnUnreadableTime(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Times.parse("from", text))
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("from"));
    }

    @Test
    void shouldTellOfATimeZoneOnlyWhereThereIsOne() {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Times.parse("from", "soon"))
                .withMessageContaining("2010-12-01 (midnight UTC)");
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Times.parse("from", "soon", ZoneOffset.UTC))
                .withMessageContaining("time_zone");
    }

    @Test
    void shouldEndARollingWindowWithTheCurrentMinute() {
        assertThat(TimeRange.rolling(QueryCodes.window("window", "5m"), NOW))
                .isEqualTo(new TimeRange(Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-01T10:05:00Z")));
        Instant whole = Instant.parse("2026-03-01T10:04:00Z");
        assertThat(TimeRange.rolling(RollingWindow.ONE_MINUTE, whole).from()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2m", "5M", "", "5 m", "1d"})
    void shouldListTheWindowsWhenTheWindowIsUnknown(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> QueryCodes.window("window", text))
                .withMessage("must be one of 1m, 5m, 15m, 1h, 24h");
    }

    @Test
    void shouldReadLengthsOfTime() {
        assertThat(SpanLength.parse("window", "60m", Duration.ofDays(7))).isEqualTo(Duration.ofHours(1));
        assertThat(SpanLength.parse("window", "24h", Duration.ofDays(7))).isEqualTo(Duration.ofDays(1));
        assertThat(SpanLength.parse("window", "7d", Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @CsvSource({
        ", , , 2026-02-28T11:00:00Z, 2026-03-01T11:00:00Z",
        "1h, , , 2026-03-01T10:00:00Z, 2026-03-01T11:00:00Z",
        "61m, , , 2026-03-01T09:00:00Z, 2026-03-01T11:00:00Z",
        ", 2026-03-01, 2026-03-08, 2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z",
        ", 2026-03-01T00:59:59.999Z, 2026-03-08T00:59:59Z, 2026-03-01T00:00:00Z, 2026-03-08T01:00:00Z",
    })
    void shouldTakeWholeHours(
            @Nullable String window, @Nullable String from, @Nullable String to, Instant start, Instant end) {
        assertThat(HOURS.parse(window, from, to, new AsOf(NOW, false))).isEqualTo(new TimeRange(start, end));
    }

    @Test
    void shouldNotCombineARangeWithAnEnd() {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> HOURS.parse(null, "2026-03-01", "2026-03-02", new AsOf(NOW, true)))
                .withMessage("cannot be combined with 'from' and 'to'")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("asOf"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1h | 2026-03-01 | | window | cannot be combined with 'from' and 'to'",
                "| 2026-03-01 | | to | is required: give 'from' and 'to'",
                "| | 2026-03-01 | from | is required: give 'from' and 'to'",
                "| 2026-03-01T00:00:20Z | 2026-03-01T00:00:10Z | from | must be before 'to', which is exclusive",
                "| 2026-03-01 | 2026-03-08T00:00:01Z | to | must be at most 7 days after 'from'; or so",
                "8d | | | window | must be like 60m, 24h or 7d and at most 7 days",
            })
    void shouldNameTheParameterOfAnUnusableWindowOrRange(
            @Nullable String window, @Nullable String from, @Nullable String to, String parameter, String remedy) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> HOURS.parse(window, from, to, new AsOf(NOW, false)))
                .withMessage(remedy)
                .satisfies(e -> assertThat(e.parameter()).isEqualTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "8d", "999999h", "m", "-5m", "60s"})
    void shouldRejectInvalidAndTooLongSpans(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> SpanLength.parse("window", text, Duration.ofDays(7)));
    }

    @Test
    void shouldRejectAnEmptyOrBackwardRange() {
        assertThatExceptionOfType(BadParameterException.class).isThrownBy(() -> new TimeRange(NOW, NOW));
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> new TimeRange(NOW, NOW.minusSeconds(1)));
    }

    @Test
    void shouldRecogniseRangesOfWholeUnits() {
        TimeRange hours = new TimeRange(Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(hours.isWhole(ChronoUnit.HOURS)).isTrue();
        TimeRange minutes = new TimeRange(hours.from(), hours.to().plusSeconds(60));
        assertThat(minutes.isWhole(ChronoUnit.HOURS)).isFalse();
        assertThat(minutes.isWhole(ChronoUnit.MINUTES)).isTrue();
        assertThat(new TimeRange(hours.from(), NOW).isWhole(ChronoUnit.MINUTES)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "US", "XXY", "", "USD,EUR"})
    void shouldRejectUnknownCurrencies(String text) {
        assertThatExceptionOfType(BadParameterException.class).isThrownBy(() -> Currencies.parse("currency", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "ten", "", "1e1", "99999999999"})
    void shouldNameTheBoundsOfAWholeNumber(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> IntegerParameter.parse("limit", text, 1, 100))
                .withMessage("must be a whole number from 1 to 100");
    }

    @Test
    void shouldReadGranularitiesAndMeasures() {
        assertThat(Granularity.parse("granularity", "day")).isEqualTo(Granularity.DAY);
        assertThat(QueryCodes.rankBy("by", "units")).isEqualTo(RankBy.UNITS);
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Granularity.parse("granularity", "DAY"));
        assertThatExceptionOfType(BadParameterException.class).isThrownBy(() -> QueryCodes.rankBy("by", "gross"));
    }
}
