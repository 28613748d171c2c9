package io.shopstream.sink.rebuild.control;

/**
 * The phases of a rebuild, in order. The names are public: status and command line show them. A run can be cancelled
 * until it has all locks and exchanges the tables.
 */
public enum RebuildPhase {
    /** Creates the new tables and copies the histories of price and stock into them. */
    PREPARING,
    /** Reads the log on several threads and copies its rows into the new tables. */
    READING,
    /** Builds keys and indexes of the new tables and counts their rows. */
    INDEXING,
    /** Merges the deferred records: those whose key may have been written already while the log was read. */
    MERGING_LATE,
    /** Merges the records that the live load has loaded meanwhile. */
    CATCHING_UP,
    /** Compares rows and sums of the new tables with the running ones at the same offsets. */
    COMPARING,
    /** Waits to exchange the tables: merges the last records, waits for old snapshots to end and for locks. */
    SWAPPING,
    /** The tables are exchanged, and the transaction that did it commits. */
    EXCHANGING,
    /** The exchange is committed; the old tables are dropped. */
    CLEANING
}
