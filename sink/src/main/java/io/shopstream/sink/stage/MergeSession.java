package io.shopstream.sink.stage;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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

    /**
     * Adds all rows straight to their tables, or, if a key of any of them is there already or such were met lately, none.
     *
     * @return whether they were added
     */
    boolean tryInsert(MergeSql sql, List<NewRows<?>> rows) throws SQLException;

    /**
     * @param query of one column, with one parameter: an array of ids
     * @return which of the ids it answers
     */
    Set<String> among(String query, Collection<String> ids) throws SQLException;

    /** Whether the dimension's row of this id is known to be there. */
    boolean isKnown(TableDefinition<?> dimension, String id);

    /** The dimension's row of this id is there once the transaction commits. */
    void wrote(TableDefinition<?> dimension, String id);

    /** Rows inserted, updated or deleted. */
    long execute(String sql) throws SQLException;

    /** The single boolean that the query answers. */
    boolean isTrue(String query) throws SQLException;
}
