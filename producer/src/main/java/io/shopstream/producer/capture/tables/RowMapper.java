package io.shopstream.producer.capture.tables;

/** Maps a row of a captured table to the record of its topic. */
@FunctionalInterface
interface RowMapper<V> {
    /**
     * @param version source LSN, which orders the changes of the row
     * @throws UnfitTableException if a required column is missing or has another type
     * @throws RejectedRowException if the row has a value that no record can hold
     */
    V map(RowFields row, long version);
}
