package io.shopstream.sink.quality;

import io.shopstream.sink.warehouse.FailureClassifier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules the checks. The first run starts once the loaders are idle, or after one interval if they never are; then
 * the checks run once per interval and on request. A failed run, such as during an outage of the database, is retried
 * at the next turn and does not affect the rest of the sink. Closing interrupts the current run after its statement,
 * and waits up to ten seconds.
 */
public final class QualityService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QualityService.class);
    private static final Duration IDLE_POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    // Two polls in a row, because a loader that was just assigned its partitions does not know its lag yet.
    private static final int IDLE_POLLS = 2;

    private final QualityRun run;
    private final BooleanSupplier idle;
    private final Duration every;
    private final Consumer<QualityRun.Outcome> listener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shop-sink-quality").daemon().factory());
    // The next run or poll; used by the thread only.
    private @Nullable Future<?> next;
    // Whether a requested run should profile; null if none is requested.
    private @Nullable Boolean requested;
    private volatile Status status = new Status("WAITING", "for the loaders to become idle", null);

    /**
     * @param state WAITING, RUNNING, IDLE or FAILED
     * @param detail what it waits for, why it failed, or a note; null if there is none
     * @param last the last run of this instance, null before the first
     */
    public record Status(String state, @Nullable String detail, QualityRun.@Nullable Outcome last) {}

    /**
     * @param idle whether the loaders have nothing left to load
     * @param every time from the end of a run to the next; zero for runs on demand only
     * @param listener receives the outcome of each run
     */
    public QualityService(QualityRun run, BooleanSupplier idle, Duration every, Consumer<QualityRun.Outcome> listener) {
        this.run = run;
        this.idle = idle;
        this.every = every;
        this.listener = listener;
    }

    public void start() {
        if (every.isZero()) {
            status = new Status("IDLE", "runs on demand only", null);
        } else {
            // After one interval the checks run anyway, so that a stopped or always busy loader does not prevent them.
            long latest = System.nanoTime() + every.toNanos();
            thread.execute(() -> runWhenIdle(0, latest));
        }
    }

    public Status status() {
        return status;
    }

    /** Requests a run now, or after the current one. */
    public synchronized void request(boolean profile) {
        boolean isFirst = requested == null;
        requested = profile || Boolean.TRUE.equals(requested);
        if (isFirst && !thread.isShutdown()) {
            thread.execute(() -> runAndSchedule(takeRequest()));
        }
    }

    private synchronized boolean takeRequest() {
        boolean profile = Boolean.TRUE.equals(requested);
        requested = null;
        return profile;
    }

    private void runWhenIdle(int idlePolls, long latest) {
        if (idlePolls == IDLE_POLLS || System.nanoTime() >= latest) {
            runAndSchedule(false);
        } else {
            schedule(() -> runWhenIdle(idle.getAsBoolean() ? idlePolls + 1 : 0, latest), IDLE_POLL_INTERVAL);
        }
    }

    private void runAndSchedule(boolean profile) {
        if (next != null) {
            next.cancel(false);
        }
        try {
            runOnce(profile);
        } catch (InterruptedException e) {
            return;
        }
        if (!every.isZero()) {
            schedule(() -> runAndSchedule(false), every);
        }
    }

    private void schedule(Runnable task, Duration pause) {
        if (!thread.isShutdown()) {
            next = thread.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void runOnce(boolean profile) throws InterruptedException {
        QualityRun.Outcome before = status.last();
        status = new Status("RUNNING", null, before);
        try {
            Optional<QualityRun.Outcome> outcome = run.run(profile);
            if (outcome.isEmpty()) {
                status = new Status("IDLE", "another instance was checking", before);
                return;
            }
            report(outcome.get());
            status = new Status("IDLE", null, outcome.get());
            listener.accept(outcome.get());
        } catch (SQLException | RuntimeException | Error e) {
            String reason = FailureClassifier.classify(e).message();
            status = new Status("FAILED", reason, before);
            LOG.warn("quality: the checks could not run and are retried at the next turn: {}", reason);
            LOG.debug("quality: the checks could not run", e);
        }
    }

    private static void report(QualityRun.Outcome outcome) {
        LOG.info("quality: score {} in run {}", outcome.score().value(), outcome.runId());
        outcome.results().stream()
                .filter(CheckResult::isFailed)
                .forEach(result -> LOG.warn(
                        "quality: {} failed for {} of {}", result.check().name(), result.failed(), result.checked()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
