package io.shopstream.schemas.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingWindowTest {
    @ParameterizedTest
    @CsvSource({
        "1m, 2026-03-01T10:04:00Z, 2026-03-01T10:04:00Z, 2026-03-01T10:05:00Z",
        "5m, 2026-03-01T10:04:59.999Z, 2026-03-01T10:00:00Z, 2026-03-01T10:05:00Z",
        "15m, 2026-03-01T10:04:00.001Z, 2026-03-01T09:50:00Z, 2026-03-01T10:05:00Z",
        "1h, 2026-03-01T00:00:00Z, 2026-02-28T23:01:00Z, 2026-03-01T00:01:00Z",
        "24h, 1969-12-31T23:59:30Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
    })
    void shouldEndWithTheMinuteOfTheMoment(String code, Instant asOf, Instant from, Instant to) {
        RollingWindow window = RollingWindow.ofCode(code).orElseThrow();
        assertThat(window.endingAt(asOf)).isEqualTo(new RollingWindow.Minutes(from, to));
        assertThat(RollingWindow.endOf(asOf)).isEqualTo(to);
    }
}
