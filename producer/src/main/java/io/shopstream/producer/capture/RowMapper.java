package io.shopstream.producer.capture;

/** From a row of a captured table to the record of its topic. */
@FunctionalInterface
interface RowMapper<V> {
    /**
     * @param version orders the changes of the row: its source LSN
     * @throws UnfitTableException if a column that is needed is missing or another
     */
    V map(RowFields row, long version);
}
