package io.shopstream.sink.quality;

import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closing;
    private @Nullable Request pending;
    private volatile Status status = new Status("WAITING", "for the loaders to become idle", null);
    private @Nullable Thread thread;

    private record Request(boolean profile) {}

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

    public synchronized void start() {
        thread = Thread.ofPlatform().name("shop-sink-quality").daemon().start(this::loop);
    }

    public Status status() {
        return status;
    }

    /** Requests a run now, or after the current one. */
    public void request(boolean profile) {
        lock.lock();
        try {
            pending = new Request(profile || pending != null && pending.profile());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            Request request = firstRequest();
            while (request != null) {
                runOnce(request.profile());
                request = next(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Request firstRequest() throws InterruptedException {
        if (every.isZero()) {
            status = new Status("IDLE", "runs on demand only", null);
            return next(every);
        }
        // After one interval the checks run anyway, so that a stopped or always busy loader does not prevent them.
        long latest = System.nanoTime() + every.toNanos();
        int idlePolls = 0;
        while (idlePolls < IDLE_POLLS && System.nanoTime() < latest) {
            Request request = next(IDLE_POLL_INTERVAL);
            if (request == null || isRequested) {
                return request;
            }
            idlePolls = idle.getAsBoolean() ? idlePolls + 1 : 0;
        }
        return new Request(false);
    }

    // Whether next() last returned because of a request, not because of the timeout.
    private boolean isRequested;

    /** Waits for a request or for the timeout; without a limit if it is zero. Null when closing. */
    private @Nullable Request next(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (!closing && pending == null && (timeout.isZero() || left > 0)) {
                if (timeout.isZero()) {
                    changed.await();
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            if (closing) {
                return null;
            }
            Request request = pending;
            pending = null;
            isRequested = request != null;
            return request == null ? new Request(false) : request;
        } finally {
            lock.unlock();
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
        } catch (SQLException | RuntimeException e) {
            String reason =
                    switch (FailureClassifier.classify(e)) {
                        case Failure.Transient(String message) -> message;
                        case Failure.Poison(String message) -> message;
                        case Failure.Fatal(String message) -> message;
                    };
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
        Thread loop;
        synchronized (this) {
            loop = thread;
        }
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (loop == null) {
            return;
        }
        try {
            loop.interrupt();
            loop.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
