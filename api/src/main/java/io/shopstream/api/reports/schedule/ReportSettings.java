package io.shopstream.api.reports.schedule;

import io.shopstream.api.reports.content.ReportKind;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When reports are written and how long they are kept, under {@code shopstream.reports.}; api.yaml names the environment
 * variable of each key.
 *
 * @param enabled whether reports are written on time; on request they are written in any case
 * @param timeZone IANA name: periods are days of this zone, and the times below are its times of day
 * @param daily when the executive summary of the day before is written, such as 02:00
 * @param weekly when the report of the week before is written, on Mondays
 * @param monthly when the report of the month before is written, on the first
 * @param startDelay how long after the start of the service the first look is; missed reports then are made up
 * @param retention how long reports are kept; zero for ever
 * @param folder where HTML, PDF and XLSX of new reports are written as well; null for nowhere
 */
@ConfigurationProperties("shopstream.reports")
public record ReportSettings(
        boolean enabled,
        String timeZone,
        String daily,
        String weekly,
        String monthly,
        Duration startDelay,
        Duration retention,
        @Nullable String folder) {
    private static final int DAYS_MADE_UP = 7;
    private static final int WEEKS_MADE_UP = 4;
    private static final int MONTHS_MADE_UP = 3;
    // The oldest month that is made up ended this long ago: one that is deleted before would be written again.
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(100);

    /** @throws IllegalArgumentException naming the key and what it should be */
    public ReportSettings {
        zone(timeZone);
        time("daily", daily);
        time("weekly", weekly);
        time("monthly", monthly);
        require(!startDelay.isNegative(), "start-delay", "must not be negative");
        require(
                retention.isZero() || retention.compareTo(SHORTEST_RETENTION) >= 0,
                "retention",
                "must be 0 (for ever) or at least 100d: reports of the last three months would be written again");
        folder = folder == null || folder.isBlank() ? null : folder;
    }

    /** The zone of the periods. */
    public ZoneId zone() {
        return zone(timeZone);
    }

    List<ScheduledReport> reports() {
        return List.of(
                new ScheduledReport(ReportKind.EXECUTIVE, Rhythm.DAILY, time("daily", daily), DAYS_MADE_UP),
                new ScheduledReport(ReportKind.WEEKLY, Rhythm.WEEKLY, time("weekly", weekly), WEEKS_MADE_UP),
                new ScheduledReport(ReportKind.MONTHLY, Rhythm.MONTHLY, time("monthly", monthly), MONTHS_MADE_UP));
    }

    /** The folder; null for none. */
    public @Nullable Path path() {
        return folder == null ? null : Path.of(folder);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "shopstream.reports.time-zone must be an IANA name such as Europe/Berlin or UTC", e);
        }
    }

    private static LocalTime time(String key, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("shopstream.reports." + key + " must be a time of day such as 02:00", e);
        }
    }

    private static void require(boolean holds, String key, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException("shopstream.reports." + key + " " + remedy);
        }
    }
}
