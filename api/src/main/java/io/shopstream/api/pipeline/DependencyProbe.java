package io.shopstream.api.pipeline;

import io.shopstream.api.answer.PartState;
import io.shopstream.api.part.Dependency;
import io.shopstream.api.part.DependencyUnavailableException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one part again and again, keeps what it said last, and logs a line when it goes or comes back. */
final class DependencyProbe<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DependencyProbe.class);

    private record Seen<T>(PartState state, @Nullable T answer) {}

    private final Dependency dependency;
    private final Supplier<T> question;
    private final Function<T, @Nullable String> complaint;
    private final Clock clock;
    private volatile Seen<T> seen;

    DependencyProbe(Dependency dependency, Clock clock, Supplier<T> question) {
        this(dependency, clock, question, answer -> null);
    }

    /**
     * @param complaint what keeps a part that answers from being up, null for nothing
     */
    DependencyProbe(Dependency dependency, Clock clock, Supplier<T> question, Function<T, @Nullable String> complaint) {
        this.dependency = dependency;
        this.clock = clock;
        this.question = question;
        this.complaint = complaint;
        this.seen = new Seen<>(PartState.unknown(dependency.code(), clock.instant()), null);
    }

    /** Never throws: what goes wrong is the part's state. */
    void ask() {
        try {
            T answer = question.get();
            String wrong = complaint.apply(answer);
            become(wrong == null ? PartState.UP : PartState.DOWN, wrong, answer);
        } catch (DependencyUnavailableException e) {
            become(PartState.DOWN, e.getMessage(), null);
        } catch (RuntimeException e) {
            if (seen.state().healthy()) {
                LOG.warn("Asking {} failed unexpectedly", dependency.code(), e);
            }
            become(PartState.DOWN, "asking it failed: " + e.getClass().getSimpleName(), null);
        }
    }

    private void become(String status, @Nullable String detail, @Nullable T answer) {
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

    /** What the part said last, empty if it did not answer. */
    Optional<T> answer() {
        return Optional.ofNullable(seen.answer());
    }
}
