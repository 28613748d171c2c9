package io.shopstream.api.reports.schedule;

import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.reports.archive.ReportArchive.Added;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import io.shopstream.api.reports.archive.WrittenReports;
import io.shopstream.api.reports.queue.ReportQueueClosedException;
import io.shopstream.api.reports.queue.ReportQueueFullException;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the reports that are due, and those that were missed: of each kind those of the last periods, but none of a
 * time before the first report; without any the last one is the first. Decides by the archive, so that it does not matter how many
 * instances do the same, or when one of them was killed. Not thread-safe.
 */
final class ReportSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSchedule.class);
    private static final Duration RETRY = Duration.ofMinutes(1);
    // Also while nothing is due: the clock of a machine may be set, and a sleeping machine does not count the time.
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(15);

    private final List<ScheduledReport> reports;
    private final ZoneId zone;
    private final String currency;
    private final WrittenReports archive;
    private final ReportWriter writer;
    private final SalesWatch sales;
    private final PeriodEnd ends;
    private final ReportOutcomes outcomes;
    private final Clock clock;
    // Nothing is to be done for these, they are in the archive or of before: so that most passes ask nobody.
    private final Set<ReportRequest> settled = new HashSet<>();
    // A slow report is not to keep the database busy every minute while another one waits.
    private final Map<ReportRequest, Instant> failedUntil = new HashMap<>();
    private String lastTrouble = "";
    private boolean hasNews;
    private boolean failed;

    ReportSchedule(
            ReportSettings settings,
            String currency,
            WrittenReports archive,
            ReportWriter writer,
            SalesWatch sales,
            LogWatch log,
            ReportOutcomes outcomes,
            Clock clock) {
        this.reports = settings.reports();
        this.zone = settings.zone();
        this.currency = currency;
        this.archive = archive;
        this.writer = writer;
        this.sales = sales;
        this.ends = new PeriodEnd(log);
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * What a pass did.
     *
     * @param hasNews whether reports came into the archive, by this instance or another one
     * @param pause until the next pass
     */
    record Pass(boolean hasNews, Duration pause) {}

    /** Writes what is due and can be written now. */
    Pass pass() {
        boolean waits = false;
        hasNews = false;
        failed = false;
        try {
            Set<ReportRequest> seen = new HashSet<>();
            Set<Instant> ended = new HashSet<>();
            for (ScheduledReport report : reports) {
                Instant now = clock.instant();
                ScheduledReport.Due last = report.ended(now, zone, currency);
                if (!settled.contains(last.request())) {
                    ends.look(last.range().to(), now);
                }
                ended.add(last.range().to());
                for (ScheduledReport.Due due : missing(report, now, seen)) {
                    Optional<Added> added = tryToAdd(due);
                    waits |= added.equals(Optional.of(Added.ELSEWHERE));
                }
            }
            settled.retainAll(seen);
            failedUntil.keySet().retainAll(seen);
            seen.forEach(request -> ended.add(request.period().range().to()));
            ends.keep(ended);
            lastTrouble = "";
        } catch (DependencyUnavailableException | ReportQueueFullException e) {
            // Once per outage.
            if (!lastTrouble.equals(e.getMessage())) {
                lastTrouble = String.valueOf(e.getMessage());
                LOG.warn("Reports wait: {}", lastTrouble);
            }
            waits = true;
        }
        return new Pass(hasNews, waits ? RETRY : failed ? LONGEST_SLEEP : untilNext());
    }

    private List<ScheduledReport.Due> missing(ScheduledReport report, Instant now, Set<ReportRequest> seen) {
        List<ScheduledReport.Due> due = report.due(now, zone, currency);
        due.forEach(each -> seen.add(each.request()));
        if (due.stream().allMatch(each -> settled.contains(each.request()))) {
            return List.of();
        }
        // What was before the first report was not missed: nobody was there to write it.
        Optional<Instant> first = archive.firstPeriod(due.getLast().request());
        Instant since = first.orElseGet(() -> due.getLast().range().from());
        List<ScheduledReport.Due> missing = new ArrayList<>();
        for (ScheduledReport.Due each : due) {
            boolean isBeforeFirst = each.range().from().isBefore(since);
            if (isBeforeFirst && first.isPresent()) {
                settled.add(each.request());
            } else if (settled.contains(each.request()) || archive.contains(each.request())) {
                settle(each.request());
            } else if (!isBeforeFirst && sales.hasOrdersBefore(each.range().to())) {
                missing.add(each);
            }
        }
        return missing;
    }

    // Another instance may have written it, and died before it delivered it.
    private void settle(ReportRequest request) {
        hasNews |= settled.add(request);
    }

    // One report that cannot be written must not keep back the others: neither one whose queries take too long, while
    // the warehouse answers others, nor one that is too large for the memory.
    private Optional<Added> tryToAdd(ScheduledReport.Due due) {
        if (clock.instant().isBefore(failedUntil.getOrDefault(due.request(), Instant.MIN))) {
            failed = true;
            return Optional.empty();
        }
        try {
            return Optional.of(add(due));
        } catch (ReportQueueFullException | ReportQueueClosedException e) {
            throw e;
        } catch (DependencyUnavailableException e) {
            if (!Warehouse.isTooSlow(e)) {
                throw e;
            }
            return failed(due, e);
        } catch (Throwable e) {
            return failed(due, e);
        }
    }

    private Optional<Added> failed(ScheduledReport.Due due, Throwable failure) {
        failed = true;
        outcomes.count(Outcome.FAILED);
        // A little less: the next pass is to try it, whatever the clock does.
        failedUntil.put(due.request(), clock.instant().plus(LONGEST_SLEEP).minus(RETRY));
        LOG.error(
                "Report {} of {} cannot be written; tried again later",
                due.request().kind().code(),
                due.range(),
                failure);
        return Optional.empty();
    }

    /** @return {@code ELSEWHERE} if it is to be tried again in a moment */
    private Added add(ScheduledReport.Due due) {
        ReportRequest request = due.request();
        Added added =
                switch (ends.state(due.range().to(), due.due(), clock.instant())) {
                    case PeriodEnd.State.Waiting() -> Added.ELSEWHERE;
                    case PeriodEnd.State.Loaded() -> writer.add(request, report -> report);
                    case PeriodEnd.State.Incomplete(String reason) ->
                        writer.add(request, report -> report.asIncomplete(reason));
                };
        if (added != Added.ELSEWHERE) {
            settle(request);
        }
        if (added == Added.NOW) {
            outcomes.count(Outcome.WRITTEN);
            LOG.info(
                    "Report written: {} of {} to {}",
                    request.kind().code(),
                    due.range().from().atZone(zone).toLocalDate(),
                    due.range().to().atZone(zone).toLocalDate());
        }
        return added;
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        Instant next = now.plus(LONGEST_SLEEP);
        for (ScheduledReport report : reports) {
            Instant due = report.nextDue(now, zone, currency);
            Instant settled = report.ended(due, zone, currency).range().to().plus(PeriodEnd.SETTLING);
            next = earlier(next, due);
            next = settled.isAfter(now) ? earlier(next, settled) : next;
        }
        Duration pause = Duration.between(now, next);
        return pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
