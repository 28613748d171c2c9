package io.shopstream.streams.alerts.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the measures of this partition's subjects: about a hundred entries per subject, all read at each evaluation.
 */
public final class Measures {
    private final KeyValueStore<MeasureKey, MeasureSum> store;

    /** A subject and the kind of its measure. */
    public record Subject(MeasureKind kind, String name) {}

    public Measures(KeyValueStore<MeasureKey, MeasureSum> store) {
        this.store = store;
    }

    public void add(MeasureKey key, MeasureSum measureSum) {
        MeasureSum sum = store.get(key);
        store.put(key, sum == null ? measureSum : sum.plus(measureSum));
    }

    /**
     * Returns the measures by subject and start; deletes older ones.
     *
     * @param oldest returns the start of the oldest measure of a kind that a rule still reads, epoch millis
     */
    public Map<Subject, NavigableMap<Long, MeasureSum>> recent(ToLongFunction<MeasureKind> oldest) {
        Map<Subject, NavigableMap<Long, MeasureSum>> recent = new HashMap<>();
        List<MeasureKey> expired = new ArrayList<>();
        try (KeyValueIterator<MeasureKey, MeasureSum> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                MeasureKey key = entry.key;
                if (key.startMillis() < oldest.applyAsLong(key.kind())) {
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
}
