package io.shopstream.sink.stage;

import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.util.List;

/** The rows of a batch that go into one table, or into a few that belong together. */
interface Stage {
    /** The temporary tables that {@link #write} expects. */
    List<StagingTable<?>> tables();

    boolean isEmpty();

    /** Copies and merges the rows in the session's open transaction. */
    void write(MergeSession session, RowCounts counts) throws SQLException;
}
