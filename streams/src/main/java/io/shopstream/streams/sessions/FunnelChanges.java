package io.shopstream.streams.sessions;

import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Signed changes of the funnel, added up per hour until they are let go. */
final class FunnelChanges {
    private final Map<HourKey, Funnel> pending = new HashMap<>();

    /** A session is there that was not. */
    void add(long start, int steps) {
        merge(start, FunnelSteps.funnel(steps));
    }

    /** A session is no more what it was. */
    void takeOut(long start, int steps) {
        merge(start, FunnelSteps.funnel(steps).negated());
    }

    /** The same session, come further. */
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
     * Hands on the changes hour by hour, and forgets them. Also one that comes to nothing: the hour may be new, and the
     * topic may hold a value of it from before a reset that must be replaced by zeros.
     */
    void drain(BiConsumer<HourKey, Funnel> taker) {
        pending.forEach(taker);
        pending.clear();
    }

    void clear() {
        pending.clear();
    }
}
