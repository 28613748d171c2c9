package io.shopstream.api.reports.schedule;

import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportDelivery;
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

/**
 * Writes reports when they are due, deletes old ones and delivers new ones. One thread that sleeps until the next report
 * is due, at most a quarter of an hour; nothing that reports are made with is loaded before the first one.
 */
public final class ReportsOnTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportsOnTime.class);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ReportSettings settings;
    private final ReportArchive archive;
    private final ReportSchedule schedule;
    private final List<ReportDelivery> deliveries;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("api-reports").daemon().factory());
    // Of the timer's thread alone. The first pass delivers what the process before did not.
    private boolean undelivered = true;

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
            Clock clock) {
        this.settings = settings;
        this.archive = archive;
        this.deliveries = List.copyOf(deliveries);
        this.clock = clock;
        this.schedule = new ReportSchedule(
                settings,
                currency,
                archive,
                (request, change) -> making.queue().run(() -> add(making, request, change)),
                sales,
                log,
                clock);
    }

    // In the queue's thread: a connection is held no longer than the report takes.
    private ReportArchive.Added add(Making making, ReportRequest request, UnaryOperator<Report> change) {
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
            ReportSchedule.Pass pass = schedule.pass();
            if (pass.written() && !settings.retention().isZero()) {
                archive.deleteOlderThan(clock.instant().minus(settings.retention()));
            }
            undelivered |= pass.written();
            if (undelivered) {
                deliveries.forEach(ReportDelivery::deliver);
                undelivered = false;
            }
            pause = pass.pause();
        } catch (RuntimeException e) {
            // Any failure: the next pass does what this one left out.
            if (!timer.isShutdown()) {
                LOG.warn("Reports: {}; tried again in {} min", e.getMessage(), RETRY.toMinutes(), e);
            }
        }
        if (!timer.isShutdown()) {
            next(pause);
        }
    }

    /** Interrupts what it does and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        timer.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
