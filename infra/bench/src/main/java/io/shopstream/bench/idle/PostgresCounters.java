package io.shopstream.bench.idle;

import java.util.Map;

/**
 * What the server has counted since it was made.
 *
 * @param databases by name
 * @param walBytes of write-ahead log
 * @param walSyncs of it to the disk
 * @param backends what each process is there for, by process id
 */
record PostgresCounters(Map<String, Database> databases, long walBytes, long walSyncs, Map<Long, String> backends) {
    /**
     * @param transactions committed and rolled back
     * @param rows inserted, updated and deleted
     */
    record Database(long transactions, long rows) {}

    PostgresCounters {
        databases = Map.copyOf(databases);
        backends = Map.copyOf(backends);
    }
}
