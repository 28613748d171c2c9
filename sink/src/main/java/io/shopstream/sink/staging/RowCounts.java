package io.shopstream.sink.staging;

import java.util.Map;
import java.util.TreeMap;

/** Rows inserted, updated or deleted, by table. */
public final class RowCounts {
    private final Map<String, Long> byTable = new TreeMap<>();

    void add(String table, long rows) {
        if (rows > 0) {
            byTable.merge(table, rows, Long::sum);
        }
    }

    public Map<String, Long> byTable() {
        return Map.copyOf(byTable);
    }

    public long total() {
        return byTable.values().stream().mapToLong(Long::longValue).sum();
    }
}
