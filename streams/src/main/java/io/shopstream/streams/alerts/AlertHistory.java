package io.shopstream.streams.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps all active alerts and, per partition, the newest 1,000 cleared ones. The topic keeps all alerts. */
final class AlertHistory {
    static final int MAX_CLEARED = 1_000;
    // Cleared alerts are counted and dropped 100 at a time: each pass scans the store.
    private static final int DROP_BATCH = 100;
    private static final int UNCOUNTED = -1;

    private final KeyValueStore<String, AlertRecord> byId;
    private int cleared = UNCOUNTED;

    AlertHistory(KeyValueStore<String, AlertRecord> byId) {
        this.byId = byId;
    }

    void keep(AlertRecord alert) {
        byId.put(alert.id(), alert);
        if (alert.active()) {
            return;
        }
        if (cleared == UNCOUNTED || ++cleared >= MAX_CLEARED + DROP_BATCH) {
            dropOldest();
        }
    }

    private void dropOldest() {
        Map<String, Instant> clearedAt = new HashMap<>();
        try (KeyValueIterator<String, AlertRecord> entries = byId.all()) {
            entries.forEachRemaining(entry -> {
                Instant at = entry.value.clearedAt();
                if (at != null) {
                    clearedAt.put(entry.key, at);
                }
            });
        }
        List<String> dropped = clearedAt.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
                .skip(MAX_CLEARED)
                .map(Map.Entry::getKey)
                .toList();
        dropped.forEach(byId::delete);
        cleared = clearedAt.size() - dropped.size();
    }
}
