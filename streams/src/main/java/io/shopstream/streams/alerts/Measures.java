package io.shopstream.streams.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The measures of this partition's subjects: some hundred entries for each, read as a whole when they are judged. */
final class Measures {
    private final KeyValueStore<MeasureKey, MeasureSum> store;

    /** What is measured of whom. */
    record Subject(MeasureKind kind, String name) {}

    Measures(KeyValueStore<MeasureKey, MeasureSum> store) {
        this.store = store;
    }

    void add(MeasureKey key, MeasureSum measureSum) {
        MeasureSum sum = store.get(key);
        store.put(key, sum == null ? measureSum : sum.plus(measureSum));
    }

    /** By subject and start, without what is too old to be compared; that is dropped. */
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
            // Exclusive: a slot that began just five minutes ago has ended for the rule.
            case INTAKE -> nowMillis - DeadLetterRule.WINDOW_MILLIS + 1;
        };
    }
}
