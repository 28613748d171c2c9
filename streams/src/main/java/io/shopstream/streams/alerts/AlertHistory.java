package io.shopstream.streams.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** All alerts that stand and, per partition, the newest 1,000 that are over; the topic keeps them all. */
final class AlertHistory {
    static final int MAX_CLEARED = 1_000;
    // Counted and dropped in lots, not at each.
    private static final int LOT = 100;
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
        if (cleared == UNCOUNTED || ++cleared >= MAX_CLEARED + LOT) {
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
