package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevenueCellTest {
    private static final CellTime NO_TIME = new CellTime(null, null, null, null, null);
    private static final CellTime MINUTE = new CellTime("2026-03-01T10:05:00Z", null, null, null, null);
    private static final CellTime DAY = new CellTime(null, null, "2026-03-01", null, null);

    private static RevenueCell all(CellTime time) {
        return RevenueCell.parse(time, null, null, null, null, "USD");
    }

    private static void assertRefused(Runnable parsing, String parameter, String remedy) {
        assertThatThrownBy(parsing::run)
                .isInstanceOfSatisfying(BadParameterException.class, refused -> assertThat(refused.parameter())
                        .isEqualTo(parameter))
                .hasMessageContaining(remedy);
    }

    private static CellTime range(@Nullable String from, @Nullable String to) {
        return new CellTime(null, null, null, from, to);
    }

    @Test
    void shouldTakeWholeWindows() {
        Instant day = Instant.parse("2026-03-01T00:00:00Z");
        Instant minute = Instant.parse("2026-03-01T10:05:00Z");

        assertThat(all(MINUTE).range()).isEqualTo(new TimeRange(minute, minute.plusSeconds(60)));
        assertThat(all(DAY).range()).isEqualTo(new TimeRange(day, day.plusSeconds(86_400)));
        assertThat(all(new CellTime(null, "2026-03-01T12:00:00+02:00", null, null, null))
                        .range())
                .isEqualTo(new TimeRange(minute.minusSeconds(300), minute.plusSeconds(3_300)));
        assertThat(all(range("2026-03-01", "2026-03-01T00:01:00Z")).range())
                .isEqualTo(new TimeRange(day, day.plusSeconds(60)));
        assertThat(RevenueCell.parse(NO_TIME, "p", null, null, null, "USD").range())
                .isNull();
    }

    @Test
    void shouldKnowWhichSumsAreKept() {
        CellTime halfHour = range("2026-03-01T18:30:00Z", "2026-03-02T18:30:00Z");

        assertThat(all(halfHour).isKept()).isTrue();
        assertThat(RevenueCell.parse(DAY, "p", null, null, null, "USD").isKept())
                .isTrue();
        assertThat(RevenueCell.parse(MINUTE, "p", null, null, null, "USD").isKept())
                .isFalse();
        assertThat(RevenueCell.parse(halfHour, null, "c", null, null, "USD").isKept())
                .isFalse();
        assertThat(RevenueCell.parse(halfHour, null, null, "Norway", null, "USD")
                        .isKept())
                .isFalse();
        assertThat(RevenueCell.parse(NO_TIME, null, null, null, "u", "USD").isKept())
                .isTrue();
    }

    @Test
    void shouldRefuseWhatHasNoSum() {
        assertRefused(() -> all(NO_TIME), "minute", "is required");
        assertRefused(() -> RevenueCell.parse(NO_TIME, null, "c", null, null, "USD"), "minute", "is required");
        assertRefused(() -> RevenueCell.parse(DAY, null, null, null, "u", "USD"), "day", "customer");
        assertRefused(() -> RevenueCell.parse(DAY, "p", null, "Norway", null, "USD"), "product", "give one of");
        assertRefused(() -> all(range("2026-03-01T00:00:30Z", "2026-03-02")), "from", "whole minutes");
        assertRefused(
                () -> RevenueCell.parse(range("2026-03-01T00:00:30Z", "2026-03-02"), null, "c", null, null, "USD"),
                "from",
                "whole minutes");
    }

    @Test
    void shouldRefuseWhatIsNoTime() {
        assertRefused(
                () -> all(new CellTime("2026-03-01T10:05:01Z", null, null, null, null)), "minute", "whole minute");
        assertRefused(() -> all(new CellTime(null, null, "2026-03-01T10:00:00Z", null, null)), "day", "whole day");
        assertRefused(() -> all(new CellTime(null, "yesterday", null, null, null)), "hour", "must be a date");
        assertRefused(() -> all(range("2026-03-01", null)), "to", "required");
        assertRefused(() -> all(range(null, "2026-03-01")), "from", "required");
        assertRefused(() -> all(range("2026-03-02", "2026-03-01")), "from", "before");
        assertRefused(
                () -> all(new CellTime(null, null, "2026-03-01", "2026-03-01", null)), "day", "cannot be combined");
    }
}
