package io.shopstream.producer.capture.changes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tracks a running snapshot: its version and the keys of its rows so far (about 100 bytes of memory each). */
public final class TableSnapshot {
    private final long version;
    private final Map<String, Set<String>> keysByTable = new HashMap<>();

    public TableSnapshot(long version) {
        this.version = version;
    }

    /** The version of every row and tombstone of the snapshot. */
    long version() {
        return version;
    }

    void add(String table, String key) {
        keysByTable.computeIfAbsent(table, name -> new HashSet<>()).add(key);
    }

    Set<String> keys(String table) {
        return keysByTable.getOrDefault(table, Set.of());
    }

    int rows() {
        return keysByTable.values().stream().mapToInt(Set::size).sum();
    }
}
