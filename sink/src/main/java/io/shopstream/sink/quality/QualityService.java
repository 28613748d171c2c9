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
 * When the checks run: once the loaders have become idle, or did not for as long as runs are apart, then again and again,
 * and whenever somebody asks. A run that fails, for the database is away, is tried at the next turn; nothing else of the
 * sink notices. Closing ends a run at hand after its statement, and waits ten seconds for that.
 */
public final class QualityService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QualityService.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    // Idle is seen twice: a loader that has just been given its partitions knows of no lag yet.
    private static final int LOOKS = 2;

    private final QualityRun run;
    private final BooleanSupplier idle;
    private final Duration every;
    private final Consumer<QualityRun.Outcome> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closing;
    private @Nullable Request wanted;
    private volatile Status status = new Status("WAITING", "for the loaders to become idle", null);
    private @Nullable Thread thread;

    private record Request(boolean profile) {}

    /**
     * @param state WAITING, RUNNING, IDLE or FAILED
     * @param detail what for, or why
     * @param last the last run of this instance, null before the first
     */
    public record Status(String state, @Nullable String detail, QualityRun.@Nullable Outcome last) {}

    /**
     * @param idle whether the loaders have nothing left to load
     * @param every from the end of a run to the next; zero for runs on demand only
     * @param listener told of each run
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

    /** Asks for a run now; while one is at hand, for another after it. */
    public void request(boolean profile) {
        lock.lock();
        try {
            wanted = new Request(profile || wanted != null && wanted.profile());
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
        // A loader that has stopped or never comes to rest does not keep the checks from telling so.
        long latest = System.nanoTime() + every.toNanos();
        int looks = 0;
        while (looks < LOOKS && System.nanoTime() < latest) {
            Request request = next(LOOK_EVERY);
            if (request == null || isAsked) {
                return request;
            }
            looks = idle.getAsBoolean() ? looks + 1 : 0;
        }
        return new Request(false);
    }

    // Whether the last answer of next() was asked for, and not only time that had passed.
    private boolean isAsked;

    /** Waits for somebody to ask, or for so long; for ever if it is zero. Null when closing. */
    private @Nullable Request next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closing && wanted == null && (patience.isZero() || left > 0)) {
                if (patience.isZero()) {
                    changed.await();
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            if (closing) {
                return null;
            }
            Request request = wanted;
            wanted = null;
            isAsked = request != null;
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
            LOG.warn("quality: the checks could not run, next turn again: {}", reason);
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
