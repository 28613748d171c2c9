package io.shopstream.api.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers an answer for a time that grows with what it cost, so that asking never takes more than one part in twenty
 * of a core, however large the tables are and however many ask. A failure is not remembered.
 */
final class EffortCache<T> {
    private static final int EFFORT_FACTOR = 20;

    private final Supplier<T> source;
    private final Duration atLeast;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T value;
    private Instant until = Instant.MIN;

    EffortCache(Duration atLeast, Clock clock, Supplier<T> source) {
        this.atLeast = atLeast;
        this.clock = clock;
        this.source = source;
    }

    T get() {
        lock.lock();
        try {
            T known = value;
            Instant start = clock.instant();
            if (known != null && start.isBefore(until)) {
                return known;
            }
            T fresh = source.get();
            Instant end = clock.instant();
            Duration rest = Duration.between(start, end).multipliedBy(EFFORT_FACTOR);
            value = fresh;
            until = end.plus(rest.compareTo(atLeast) > 0 ? rest : atLeast);
            return fresh;
        } finally {
            lock.unlock();
        }
    }
}
