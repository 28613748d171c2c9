package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private static final PageScripts SCRIPTS = new PageScripts().module("/pages/js/base/days.js");

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-29T12:05:00, 1, 2026-03-28T12:05:00",
        // The clocks of Berlin skip an hour on 29 March, and repeat one on 25 October.
        "Europe/Berlin, 2026-03-29T10:05:00, 1, 2026-03-28T11:05:00",
        "Europe/Berlin, 2026-04-01T10:05:00, 7, 2026-03-25T11:05:00",
        "Europe/Berlin, 2026-10-25T12:00:00, 1, 2026-10-24T11:00:00",
        "Europe/Berlin, 2026-10-24T11:00:00, 1, 2026-10-23T11:00:00",
        // Both of the repeated minutes are those of one minute of the day before.
        "Europe/Berlin, 2026-10-25T00:30:00, 1, 2026-10-24T00:30:00",
        "Europe/Berlin, 2026-10-25T01:30:00, 1, 2026-10-24T00:30:00",
        "America/New_York, 2026-03-08T16:00:00, 1, 2026-03-07T17:00:00",
        "Pacific/Kiritimati, 2026-03-01T00:00:00, 1, 2026-02-28T00:00:00",
    })
    void shouldKeepTheTimeOfTheClock(String zone, String time, int days, String before) {
        String expression = "new Date(daysBefore(Date.parse('%sZ'), %d)).toISOString()".formatted(time, days);

        assertThat(SCRIPTS.text(expression, ZoneId.of(zone))).isEqualTo(before + ".000Z");
    }
}
