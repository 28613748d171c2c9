package io.shopstream.sink.staging;

import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.util.List;

/** Staged rows of a batch that go into one table, or into a few that belong together. */
interface RowGroup {
    /** The temporary tables that {@link #write} expects. */
    List<StagingTable<?>> tables();

    boolean isEmpty();

    /** Copies and merges the rows in the session's open transaction. */
    void write(MergeSession session, RowCounts counts) throws SQLException;
}
