package io.shopstream.streams.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the measures of this partition's subjects: about a hundred entries per subject, all read at each evaluation.
 */
final class Measures {
    private final KeyValueStore<MeasureKey, MeasureSum> store;

    /** A subject and the kind of its measure. */
    record Subject(MeasureKind kind, String name) {}

    Measures(KeyValueStore<MeasureKey, MeasureSum> store) {
        this.store = store;
    }

    void add(MeasureKey key, MeasureSum measureSum) {
        MeasureSum sum = store.get(key);
        store.put(key, sum == null ? measureSum : sum.plus(measureSum));
    }

    /** Returns the measures by subject and start; deletes those too old for any comparison. */
    Map<Subject, NavigableMap<Long, MeasureSum>> recent(long nowMillis) {
        Map<Subject, NavigableMap<Long, MeasureSum>> recent = new HashMap<>();
        List<MeasureKey> expired = new ArrayList<>();
        try (KeyValueIterator<MeasureKey, MeasureSum> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                MeasureKey key = entry.key;
                if (key.startMillis() < oldest(key.kind(), nowMillis)) {
                    expired.add(key);
                } else {
                    recent.computeIfAbsent(new Subject(key.kind(), key.subject()), _ -> new TreeMap<>())
                            .put(key.startMillis(), entry.value);
                }
            });
        }
        expired.forEach(store::delete);
        return recent;
    }

    private static long oldest(MeasureKind kind, long nowMillis) {
        return switch (kind) {
            case REVENUE -> RevenueComparison.oldest(nowMillis);
            // Exclusive: a slot that began exactly five minutes ago is outside the window.
            case INTAKE -> nowMillis - DeadLetterRule.WINDOW_MILLIS + 1;
        };
    }
}
