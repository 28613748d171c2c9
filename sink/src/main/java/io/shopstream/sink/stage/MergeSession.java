package io.shopstream.sink.stage;

import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.util.Collection;

/** What a stage needs of an open transaction. */
public interface MergeSession {
    /** Fills a staging table. */
    <R> void copy(StagingTable<R> table, Collection<? extends R> rows) throws SQLException;

    /** Rows inserted, updated or deleted. */
    long execute(String sql) throws SQLException;

    /** The single boolean that the query answers. */
    boolean isTrue(String query) throws SQLException;
}
