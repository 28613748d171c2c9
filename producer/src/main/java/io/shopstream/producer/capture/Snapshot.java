package io.shopstream.producer.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A snapshot under way: its version, and which rows it has shown. Keeps every key, some 100 bytes each. */
final class Snapshot {
    private final long version;
    private final Map<String, Set<String>> keysByTable = new HashMap<>();

    Snapshot(long version) {
        this.version = version;
    }

    /** Of every row and tombstone of the snapshot. */
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
