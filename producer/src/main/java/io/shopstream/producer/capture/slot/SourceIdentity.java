package io.shopstream.producer.capture.slot;

import io.shopstream.producer.capture.tables.TableLayout;

/**
 * Identifies the database and the table layout that a position belongs to. In another database, or after its tables
 * were recreated, the position has no meaning.
 *
 * @param systemIdentifier of the PostgreSQL cluster
 * @param databaseOid changes when a database is dropped and created again
 * @param layout the captured tables and columns, see {@link TableLayout#identity}
 */
public record SourceIdentity(String systemIdentifier, long databaseOid, String database, String layout) {
    boolean isSameCluster(SourceIdentity other) {
        return systemIdentifier.equals(other.systemIdentifier);
    }

    boolean isSameDatabase(SourceIdentity other) {
        return isSameCluster(other) && databaseOid == other.databaseOid && database.equals(other.database);
    }
}
