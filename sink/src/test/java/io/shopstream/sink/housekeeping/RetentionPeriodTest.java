package io.shopstream.sink.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "1d, 2026-03-30T00:00:00Z",
        "90d, 2025-12-31T00:00:00Z",
        "1mo, 2026-02-01T00:00:00Z",
        "24mo, 2024-03-01T00:00:00Z"
    })
    void shouldReachBackWholeDaysOrMonths(String keep, Instant since) {
        assertThat(RetentionPeriod.parse(keep).since(Instant.parse("2026-03-31T23:59:59Z")))
                .isEqualTo(since);
        assertThat(RetentionPeriod.parse(keep)).hasToString(keep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "-1d", "24", "mo", "24 mo", "24m", "1y", "100000d", "٣d"})
    void shouldRefuseEverythingElse(String text) {
        assertThatThrownBy(() -> RetentionPeriod.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 90d or 24mo");
    }

    @Test
    void shouldUseTheCodesOfRetentionRuns() {
        assertThat(RetainedData.values())
                .extracting(RetainedData::code)
                .containsExactly("orders", "events", "rejected", "audit");
    }
}
