package io.shopstream.streams.sessions;

import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Sums signed changes of the funnel per hour until they are drained. */
final class FunnelChanges {
    private final Map<HourKey, Funnel> pending = new HashMap<>();

    /** Adds a new session. */
    void add(long start, int steps) {
        merge(start, FunnelSteps.funnel(steps));
    }

    /** Subtracts a session that was merged or changed. */
    void subtract(long start, int steps) {
        merge(start, FunnelSteps.funnel(steps).negated());
    }

    /** Replaces the steps of a session. */
    void replace(long start, int stepsBefore, int steps) {
        merge(
                start,
                FunnelSteps.funnel(steps).plus(FunnelSteps.funnel(stepsBefore).negated()));
    }

    private void merge(long start, Funnel change) {
        if (!change.isNone()) {
            pending.merge(HourKey.of(start), change, Funnel::plus);
        }
    }

    int hours() {
        return pending.size();
    }

    /**
     * Passes on the changes hour by hour and clears them. Changes of zero are passed on too: the hour may be new, and
     * the output topic may hold its value from before a reset, which zeros must replace.
     */
    void drain(BiConsumer<HourKey, Funnel> consumer) {
        pending.forEach(consumer);
        pending.clear();
    }

    void clear() {
        pending.clear();
    }
}
