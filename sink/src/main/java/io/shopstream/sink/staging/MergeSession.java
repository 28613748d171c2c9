package io.shopstream.sink.staging;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Runs the statements of a row group in an open transaction. */
public interface MergeSession {
    /** Fills a staging table. */
    <R> void copy(StagingTable<R> table, Collection<? extends R> rows) throws SQLException;

    /**
     * Inserts the rows, except those whose key exists already.
     *
     * @return number of rows inserted
     */
    <R> long insertNew(StagingTable<R> table, MergeSql sql, Collection<? extends R> rows) throws SQLException;

    /**
     * Copies all rows straight into their tables. Inserts none if a key exists already, or if recent batches had
     * existing keys.
     *
     * @return whether the rows were inserted
     */
    boolean tryInsert(MergeSql sql, List<NewRows<?>> rows) throws SQLException;

    /**
     * @param query selects one column of ids; its only parameter is an array of ids
     * @return the ids that the query returns
     */
    Set<String> selectIds(String query, Collection<String> ids) throws SQLException;

    /** Whether the dimension row of this id is known to exist. */
    boolean isKnown(TableDefinition<?> dimension, String id);

    /** Notes that the dimension row of this id exists once the transaction commits. */
    void wrote(TableDefinition<?> dimension, String id);

    /** Rows inserted, updated or deleted. */
    long execute(String sql) throws SQLException;

    /** The single boolean that the query returns. */
    boolean isTrue(String query) throws SQLException;
}
