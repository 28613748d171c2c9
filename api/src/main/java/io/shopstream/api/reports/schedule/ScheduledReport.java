package io.shopstream.api.reports.schedule;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.queue.ReportRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A report that is written again and again, on the first day after each period.
 *
 * @param at time of day in the zone; where clocks skip it, as much later
 * @param madeUp how many of the last periods are looked after: those that were missed are made up
 */
record ScheduledReport(ReportKind kind, Rhythm rhythm, LocalTime at, int madeUp) {

    /**
     * A period that is due.
     *
     * @param due when its report is to be written
     */
    record Due(ReportRequest request, Instant due) {
        TimeRange range() {
            return request.period().range();
        }
    }

    /** The last periods whose reports are due, the oldest first. */
    List<Due> due(Instant now, ZoneId zone, String currency) {
        LocalDate running = rhythm.firstDay(now.atZone(zone).toLocalDate());
        List<Due> due = new ArrayList<>();
        for (int back = madeUp; back >= 0; back--) {
            Due period = period(rhythm.plus(running, -back), zone, currency);
            if (!period.due().isAfter(now)) {
                due.add(period);
            }
        }
        return due.subList(Math.max(0, due.size() - madeUp), due.size());
    }

    /** The period that ended last, or that ends now; its report may not be due yet. */
    Due ended(Instant now, ZoneId zone, String currency) {
        return period(rhythm.firstDay(now.atZone(zone).toLocalDate()), zone, currency);
    }

    /** When the next report after {@code now} is due. */
    Instant nextDue(Instant now, ZoneId zone, String currency) {
        LocalDate running = rhythm.firstDay(now.atZone(zone).toLocalDate());
        Instant due = period(running, zone, currency).due();
        return due.isAfter(now)
                ? due
                : period(rhythm.plus(running, 1), zone, currency).due();
    }

    /** @param end the first day after the period */
    private Due period(LocalDate end, ZoneId zone, String currency) {
        TimeRange range = new TimeRange(
                rhythm.plus(end, -1).atStartOfDay(zone).toInstant(),
                end.atStartOfDay(zone).toInstant());
        Period period = new Period(range, Granularity.NONE, zone, Compare.PREVIOUS);
        return new Due(
                new ReportRequest(kind, period, currency),
                end.atTime(at).atZone(zone).toInstant());
    }
}
