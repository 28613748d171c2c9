package io.shopstream.api.reports.schedule;

import io.shopstream.api.dependency.DependencyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the warehouse has a period: until it has loaded what was in the log five minutes after the end of the
 * period, or at the first look if that was later. Two hours after the report was due, or after the first look, it gives
 * up waiting.
 */
final class PeriodEnd {
    static final Duration SETTLING = Duration.ofMinutes(5);
    static final Duration PATIENCE = Duration.ofHours(2);

    private final LogWatch log;
    private final Map<Instant, Look> looks = new TreeMap<>();

    PeriodEnd(LogWatch log) {
        this.log = log;
    }

    /**
     * The first look after the end of a period.
     *
     * @param mark null if the log could not be read yet
     */
    private record Look(Instant at, LogWatch.@Nullable Mark mark) {}

    /** Whether a report can be written. */
    sealed interface State {
        /** The warehouse has the period. */
        record Loaded() implements State {}

        /** It may have it in a moment. */
        record Waiting() implements State {}

        /** Nobody waits any longer; {@code reason} is a sentence. */
        record Incomplete(String reason) implements State {}
    }

    /** Reads the ends of the log if that is due and has not been done; once per period and process. */
    void look(Instant end, Instant now) {
        if (now.isBefore(end.plus(SETTLING))) {
            return;
        }
        Look known = looks.get(end);
        if (known == null || known.mark() == null) {
            looks.put(end, new Look(known == null ? now : known.at(), mark().orElse(null)));
        }
    }

    /**
     * Forgets the looks at all other ends. A look is not forgotten by its age: a period that was looked at anew would
     * wait for orders that are no part of it, and start its two hours again.
     */
    void keep(Set<Instant> waited) {
        looks.keySet().retainAll(waited);
    }

    private Optional<LogWatch.Mark> mark() {
        try {
            return Optional.of(log.mark());
        } catch (DependencyUnavailableException e) {
            return Optional.empty();
        }
    }

    State state(Instant end, Instant due, Instant now) {
        look(end, now);
        Look look = looks.get(end);
        if (look == null) {
            return new State.Waiting();
        }
        LogWatch.Mark mark = look.mark();
        if (mark != null && mark.isLoaded()) {
            return new State.Loaded();
        }
        Instant last = (due.isAfter(look.at()) ? due : look.at()).plus(PATIENCE);
        if (now.isBefore(last)) {
            return new State.Waiting();
        }
        return new State.Incomplete(
                mark == null
                        ? "The log could not be read for two hours, so it is unknown whether all orders of the period"
                                + " are included."
                        : "Two hours after it was due, the warehouse had not loaded all of the period yet: orders may be"
                                + " missing.");
    }
}
