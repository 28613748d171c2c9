package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.alerts.rule.RuleEvaluation;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Stores the active alerts, at most one per kind and subject. Store and output commit together, so each alert is raised
 * once and cleared once, across restarts.
 */
public final class ActiveAlerts {
    private final KeyValueStore<String, AlertRecord> store;

    public ActiveAlerts(KeyValueStore<String, AlertRecord> store) {
        this.store = store;
    }

    /** Not cached: it changes only when an alert is raised or cleared, which is rare. */
    public static StoreBuilder<KeyValueStore<String, AlertRecord>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), AlertRecord.SERDE);
    }

    public boolean isActive(AlertKind kind, String subject) {
        return store.get(key(kind, subject)) != null;
    }

    /** Returns the changed alert if the evaluation raises or clears it; null if nothing changes. */
    public @Nullable AlertRecord update(RuleEvaluation evaluation, long nowMillis) {
        String key = key(evaluation.kind(), evaluation.subject());
        AlertRecord active = store.get(key);
        if (active == null && evaluation.triggered()) {
            AlertRecord raised = AlertRecord.raised(evaluation, nowMillis);
            store.put(key, raised);
            return raised;
        }
        if (active != null && !evaluation.triggered()) {
            store.delete(key);
            return active.cleared(evaluation, nowMillis);
        }
        return null;
    }

    List<AlertRecord> all() {
        List<AlertRecord> all = new ArrayList<>();
        try (KeyValueIterator<String, AlertRecord> entries = store.all()) {
            entries.forEachRemaining(entry -> all.add(entry.value));
        }
        return all;
    }

    private static String key(AlertKind kind, String subject) {
        return kind + "|" + subject;
    }
}
