package io.shopstream.local.verify;

/**
 * What the last record of each key says, kept beside the sums that it must be equal to.
 *
 * @param <V> value of the topic
 */
interface LatestFigures<V> {
    void keep(long row, V value);

    /** Whether the topic has a record of the row's key. */
    boolean isThere(long row);

    /** Whether the last one says what the log of orders says. */
    boolean agrees(long row);

    String text(long row);
}
