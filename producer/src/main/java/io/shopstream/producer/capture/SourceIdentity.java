package io.shopstream.producer.capture;

/**
 * What a position belongs to. In another database, or after its tables were made anew, the same position means nothing.
 *
 * @param systemIdentifier of the PostgreSQL cluster
 * @param databaseOid changes when a database is dropped and made again
 * @param layout which columns of which tables are captured: see {@link TableLayout}
 */
record SourceIdentity(String systemIdentifier, long databaseOid, String database, String layout) {
    boolean isSameCluster(SourceIdentity other) {
        return systemIdentifier.equals(other.systemIdentifier);
    }

    boolean isSameDatabase(SourceIdentity other) {
        return isSameCluster(other) && databaseOid == other.databaseOid && database.equals(other.database);
    }
}
