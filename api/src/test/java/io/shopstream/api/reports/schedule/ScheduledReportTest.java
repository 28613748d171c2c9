package io.shopstream.api.reports.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.ReportKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledReportTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static ScheduledReport scheduled(Rhythm rhythm, String at, int madeUp) {
        return new ScheduledReport(ReportKind.EXECUTIVE, rhythm, LocalTime.parse(at), madeUp);
    }

    @ParameterizedTest
    @CsvSource({
        // Rhythm, zone, now, start and end of the last due period, when it was due
        "DAILY, UTC, 2026-11-30T02:00:00Z, 2026-11-29T00:00:00Z, 2026-11-30T00:00:00Z, 2026-11-30T02:00:00Z",
        "DAILY, UTC, 2026-11-30T01:59:59Z, 2026-11-28T00:00:00Z, 2026-11-29T00:00:00Z, 2026-11-29T02:00:00Z",
        "WEEKLY, UTC, 2026-11-30T02:00:00Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z, 2026-11-30T02:00:00Z",
        "WEEKLY, UTC, 2026-11-29T23:00:00Z, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z, 2026-11-23T02:00:00Z",
        "MONTHLY, UTC, 2026-03-01T02:00:00Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-01T02:00:00Z",
        "MONTHLY, UTC, 2026-03-01T01:00:00Z, 2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z, 2026-02-01T02:00:00Z",
        // The clock skips 02:00 to 03:00 on 29 March: a day of 23 hours, whose report comes as always.
        "DAILY, Europe/Berlin, 2026-03-30T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 2026-03-30T00:00:00Z",
        // That of 28 March is due at 02:00, which is 03:00.
        "DAILY, Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-27T23:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        // 02:00 comes twice on 25 October, the report once; the day has 25 hours.
        "DAILY, Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-23T22:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T00:00:00Z",
        "DAILY, Europe/Berlin, 2026-10-26T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 2026-10-26T01:00:00Z",
        // No midnight on 8 March in Havana: the day begins at 01:00.
        "DAILY, America/Havana, 2026-03-09T12:00:00Z, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z, 2026-03-09T06:00:00Z",
    })
    void shouldKnowTheLastPeriod(Rhythm rhythm, String zone, Instant now, Instant from, Instant to, Instant due) {
        ScheduledReport.Due last =
                scheduled(rhythm, "02:00", 3).due(now, ZoneId.of(zone), "USD").getLast();

        assertThat(last.range().from()).isEqualTo(from);
        assertThat(last.range().to()).isEqualTo(to);
        assertThat(last.due()).isEqualTo(due);
    }

    @Test
    void shouldCountAsManyPeriodsBeforeAndAfterItsTimeOfDay() {
        ScheduledReport daily = scheduled(Rhythm.DAILY, "02:00", 7);

        assertThat(daily.due(Instant.parse("2026-11-30T01:00:00Z"), ZoneId.of("UTC"), "USD"))
                .hasSize(7);
        assertThat(daily.due(Instant.parse("2026-11-30T03:00:00Z"), ZoneId.of("UTC"), "USD"))
                .hasSize(7)
                .extracting(due -> due.range().from())
                .startsWith(Instant.parse("2026-11-23T00:00:00Z"))
                .endsWith(Instant.parse("2026-11-29T00:00:00Z"))
                .isSorted();
    }

    @Test
    void shouldLeaveOutNoTimeBetweenPeriods() {
        for (Rhythm rhythm : Rhythm.values()) {
            Instant end = null;
            for (ScheduledReport.Due due :
                    scheduled(rhythm, "02:00", 800).due(Instant.parse("2026-11-30T03:00:00Z"), BERLIN, "USD")) {
                assertThat(end == null || end.equals(due.range().from())).isTrue();
                end = due.range().to();
            }
        }
    }

    @Test
    void shouldComeNextAtItsTimeOfDay() {
        ScheduledReport weekly = scheduled(Rhythm.WEEKLY, "03:00", 1);

        Instant monday = Instant.parse("2026-11-30T02:00:00Z");
        assertThat(weekly.nextDue(monday.minusSeconds(1), BERLIN, "USD")).isEqualTo(monday);
        assertThat(weekly.nextDue(monday, BERLIN, "USD")).isEqualTo(monday.plus(Duration.ofDays(7)));
    }
}
