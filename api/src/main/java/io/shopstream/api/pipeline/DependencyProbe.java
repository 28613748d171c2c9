package io.shopstream.api.pipeline;

import io.shopstream.api.answer.pipeline.PartState;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes one dependency, keeps its last answer, and logs when its status changes. */
final class DependencyProbe<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DependencyProbe.class);

    private record Seen<T>(PartState state, @Nullable T answer) {}

    private final Dependency dependency;
    private final Supplier<T> query;
    private final Function<T, @Nullable String> problem;
    private final Clock clock;
    private volatile Seen<T> seen;

    DependencyProbe(Dependency dependency, Clock clock, Supplier<T> query) {
        this(dependency, clock, query, answer -> null);
    }

    /** @param problem says why a dependency that answers still counts as down; null if it does not */
    DependencyProbe(Dependency dependency, Clock clock, Supplier<T> query, Function<T, @Nullable String> problem) {
        this.dependency = dependency;
        this.clock = clock;
        this.query = query;
        this.problem = problem;
        this.seen = new Seen<>(PartState.unknown(dependency.code(), clock.instant()), null);
    }

    /** Never throws: a failure becomes the state of the dependency. */
    void probe() {
        try {
            T answer = query.get();
            String detail = problem.apply(answer);
            update(detail == null ? PartState.UP : PartState.DOWN, detail, answer);
        } catch (DependencyUnavailableException e) {
            update(PartState.DOWN, e.getMessage(), null);
        } catch (RuntimeException e) {
            if (!PartState.DOWN.equals(seen.state().status())) {
                LOG.warn("Probing {} failed unexpectedly", dependency.code(), e);
            }
            update(PartState.DOWN, "the probe failed: " + e.getClass().getSimpleName(), null);
        }
    }

    private void update(String status, @Nullable String detail, @Nullable T answer) {
        PartState before = seen.state();
        PartState now = before.next(status, detail, clock.instant());
        seen = new Seen<>(now, answer);
        if (!now.status().equals(before.status())) {
            LOG.info("{} is {}{}", dependency.code(), status, detail == null ? "" : ": " + detail);
        }
    }

    PartState state() {
        return seen.state();
    }

    /** The last answer; empty if the last probe got none. */
    Optional<T> answer() {
        return Optional.ofNullable(seen.answer());
    }
}
