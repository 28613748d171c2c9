package io.shopstream.api.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches an answer for at least 20 times as long as it took to compute, so that computing takes less than a twentieth
 * of the time, for tables of any size and any number of callers. Failures are not cached.
 *
 * <p>Not Caffeine: an entry with an expiry is gone when it expires, and callers would wait for a count of minutes.
 */
final class CostBasedCache<T> {
    private static final int COST_FACTOR = 20;
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
     * Returns the cached answer, or computes a new one if it has expired. While another caller computes, it returns the
     * last answer at once, however old; only without one does it wait, for up to a second.
     *
     * @return null if there is no answer yet and another caller is still computing it
     */
    @Nullable T get() {
        Answer<T> known = last;
        if (!acquire(known == null)) {
            return known == null ? null : known.value();
        }
        try {
            return refreshed();
        } finally {
            lock.unlock();
        }
    }

    private boolean acquire(boolean wait) {
        try {
            return wait ? lock.tryLock(FIRST_TIMEOUT_SECONDS, TimeUnit.SECONDS) : lock.tryLock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private T refreshed() {
        Answer<T> known = last;
        Instant start = clock.instant();
        if (known != null && start.isBefore(known.until())) {
            return known.value();
        }
        T fresh = source.get();
        Instant end = clock.instant();
        Duration rest = Duration.between(start, end).multipliedBy(COST_FACTOR);
        last = new Answer<>(fresh, end.plus(rest.compareTo(atLeast) > 0 ? rest : atLeast));
        return fresh;
    }
}
