package io.shopstream.api.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers an answer for a time that grows with what it cost, so that asking never takes more than one part in twenty
 * of a core, however large the tables are and however many ask. A failure is not remembered.
 */
final class CostBasedCache<T> {
    private static final int EFFORT_FACTOR = 20;
    private static final long FIRST_TIMEOUT_SECONDS = 1;

    private final Supplier<T> source;
    private final Duration atLeast;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Answer<T> last;

    private record Answer<T>(T value, Instant until) {}

    CostBasedCache(Duration atLeast, Clock clock, Supplier<T> source) {
        this.atLeast = atLeast;
        this.clock = clock;
        this.source = source;
    }

    /**
     * The remembered answer, or a new one when its time is over. While another caller is asking, the last answer is
     * given at once, however old; only where there is none yet does a caller wait, for a second at most.
     *
     * @return null if nothing was ever answered and another caller is still asking
     */
    @Nullable T get() {
        Answer<T> known = last;
        if (!isMyTurn(known == null)) {
            return known == null ? null : known.value();
        }
        try {
            return renewed();
        } finally {
            lock.unlock();
        }
    }

    private boolean isMyTurn(boolean worthWaiting) {
        try {
            return worthWaiting ? lock.tryLock(FIRST_TIMEOUT_SECONDS, TimeUnit.SECONDS) : lock.tryLock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private T renewed() {
        Answer<T> known = last;
        Instant start = clock.instant();
        if (known != null && start.isBefore(known.until())) {
            return known.value();
        }
        T fresh = source.get();
        Instant end = clock.instant();
        Duration rest = Duration.between(start, end).multipliedBy(EFFORT_FACTOR);
        last = new Answer<>(fresh, end.plus(rest.compareTo(atLeast) > 0 ? rest : atLeast));
        return fresh;
    }
}
