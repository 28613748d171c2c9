package io.shopstream.api.reports.schedule;

import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportDelivery;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.format.ReportRenderer;
import io.shopstream.api.reports.queue.ReportQueue;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.reports.queue.ReportSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes reports when they are due, delivers new ones and deletes old ones. One thread that sleeps until the next report
 * is due, at most a quarter of an hour; nothing that reports are made with is loaded before the first one.
 */
public final class ReportsOnTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportsOnTime.class);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ReportSettings settings;
    private final Supplier<ReportSchedule.Pass> schedule;
    private final Runnable retention;
    private final List<ReportDelivery> deliveries;
    private final ReportOutcomes outcomes;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("api-reports").daemon().factory());
    // Of the timer's thread alone. The first pass delivers what the process before did not.
    private boolean undelivered = true;
    private boolean undeleted;

    /** What reports are made of and with; asked for when the first one is due. */
    public record Making(ReportQueue queue, Supplier<ReportSource> source, Supplier<ReportRenderer> renderer) {}

    /** @param currency that all scheduled reports are in */
    public ReportsOnTime(
            ReportSettings settings,
            String currency,
            ReportArchive archive,
            Making making,
            SalesWatch sales,
            LogWatch log,
            List<ReportDelivery> deliveries,
            ReportOutcomes outcomes,
            Clock clock) {
        this(
                settings,
                new ReportSchedule(
                        settings,
                        currency,
                        archive,
                        (request, change) -> making.queue().run(() -> add(archive, making, request, change)),
                        sales,
                        log,
                        outcomes,
                        clock)::pass,
                () -> archive.deleteOlderThan(clock.instant().minus(settings.retention())),
                deliveries,
                outcomes);
    }

    /** @param retention deletes old reports; not called if they are kept for ever */
    ReportsOnTime(
            ReportSettings settings,
            Supplier<ReportSchedule.Pass> schedule,
            Runnable retention,
            List<ReportDelivery> deliveries,
            ReportOutcomes outcomes) {
        this.settings = settings;
        this.schedule = schedule;
        this.retention = retention;
        this.deliveries = List.copyOf(deliveries);
        this.outcomes = outcomes;
    }

    // In the queue's thread: a connection is held no longer than the report takes.
    private static ReportArchive.Added add(
            ReportArchive archive, Making making, ReportRequest request, UnaryOperator<Report> change) {
        ReportSource source = making.source().get();
        return archive.add(
                request,
                () -> change.apply(source.report(request)),
                making.renderer().get());
    }

    /** Does nothing if reports are switched off. */
    public void start() {
        if (settings.enabled()) {
            next(settings.startDelay());
        }
    }

    private void next(Duration pause) {
        timer.schedule(this::pass, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pass() {
        Duration pause = RETRY;
        try {
            pause = once();
        } finally {
            // Whatever happened: without a next pass there would be no report until the next start.
            if (!timer.isShutdown()) {
                next(pause);
            }
        }
    }

    /**
     * Writes, delivers and deletes; what fails is left to the next pass and keeps nothing else back.
     *
     * @return until the next pass
     */
    Duration once() {
        ReportSchedule.Pass pass = written();
        undelivered |= pass.hasNews();
        undeleted |= pass.hasNews() && !settings.retention().isZero();
        if (undelivered) {
            // Each of them, also after one has failed.
            undelivered =
                    deliveries.stream().filter(delivery -> !delivered(delivery)).count() > 0;
        }
        undeleted = undeleted && !succeeds(retention);
        boolean isEarlier = (undelivered || undeleted) && pass.pause().compareTo(RETRY) > 0;
        return isEarlier ? RETRY : pass.pause();
    }

    private ReportSchedule.Pass written() {
        try {
            return schedule.get();
        } catch (Throwable e) {
            tell(e);
            count(Outcome.FAILED);
            // It may have written some before it failed.
            return new ReportSchedule.Pass(true, RETRY);
        }
    }

    private boolean delivered(ReportDelivery delivery) {
        boolean isDelivered = succeeds(delivery::deliver);
        if (!isDelivered) {
            count(Outcome.UNDELIVERED);
        }
        return isDelivered;
    }

    private boolean succeeds(Runnable step) {
        if (timer.isShutdown()) {
            return false;
        }
        try {
            step.run();
            return true;
        } catch (Throwable e) {
            tell(e);
            return false;
        }
    }

    // What the end of the service interrupts is done after the next start.
    private void count(Outcome outcome) {
        if (!timer.isShutdown()) {
            outcomes.count(outcome);
        }
    }

    // Also of an Error (out of memory, missing class): no other thread writes reports on time.
    private void tell(Throwable failure) {
        if (!timer.isShutdown()) {
            LOG.atLevel(failure instanceof RuntimeException ? Level.WARN : Level.ERROR)
                    .setCause(failure)
                    .log("Reports: {}; tried again in {} min", failure.getMessage(), RETRY.toMinutes());
        }
    }

    /** Interrupts what it does and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        timer.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
