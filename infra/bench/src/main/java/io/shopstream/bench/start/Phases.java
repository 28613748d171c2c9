package io.shopstream.bench.start;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records which phases a start has reached, and when. Thread-safe; the first time counts. */
final class Phases {
    /**
     * When a phase was reached.
     *
     * @param seconds since the command
     * @param cpu seconds of CPU that all processes had used until then
     */
    record Moment(double seconds, double cpu) {}

    private final Map<Phase, Moment> reached = new EnumMap<>(Phase.class);

    synchronized boolean has(Phase phase) {
        return reached.containsKey(phase);
    }

    synchronized void reached(Phase phase, Moment moment) {
        reached.putIfAbsent(phase, moment);
    }

    synchronized Optional<Moment> of(Phase phase) {
        return Optional.ofNullable(reached.get(phase));
    }

    synchronized Set<Phase> missing() {
        Set<Phase> missing = EnumSet.allOf(Phase.class);
        missing.removeAll(reached.keySet());
        return missing;
    }
}
