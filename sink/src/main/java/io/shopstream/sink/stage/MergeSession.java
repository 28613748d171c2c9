package io.shopstream.sink.stage;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.util.Collection;

/** What a stage needs of an open transaction. */
public interface MergeSession {
    /** Fills a staging table. */
    <R> void copy(StagingTable<R> table, Collection<? extends R> rows) throws SQLException;

    /**
     * Adds the rows to their table; where one with the key is there already, that stays.
     *
     * @return rows added
     */
    <R> long insertNew(StagingTable<R> table, MergeSql sql, Collection<? extends R> rows) throws SQLException;

    /** Whether the dimension's row of this id is known to be there. */
    boolean isKnown(TableDefinition<?> dimension, String id);

    /** The dimension's row of this id is there once the transaction commits. */
    void wrote(TableDefinition<?> dimension, String id);

    /** Rows inserted, updated or deleted. */
    long execute(String sql) throws SQLException;

    /** The single boolean that the query answers. */
    boolean isTrue(String query) throws SQLException;
}
