package io.shopstream.bench.idle.sample;

import java.util.Map;

/**
 * Counters of the server since its initialisation.
 *
 * @param databases by name
 * @param walBytes written write-ahead log
 * @param walSyncs of the write-ahead log to disk
 * @param backends purpose of each process, by process id
 */
public record PostgresCounters(
        Map<String, Database> databases, long walBytes, long walSyncs, Map<Long, String> backends) {
    /**
     * @param transactions committed and rolled back
     * @param rows inserted, updated and deleted
     */
    public record Database(long transactions, long rows) {}

    public PostgresCounters {
        databases = Map.copyOf(databases);
        backends = Map.copyOf(backends);
    }
}
