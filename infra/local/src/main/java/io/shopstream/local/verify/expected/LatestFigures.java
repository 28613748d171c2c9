package io.shopstream.local.verify.expected;

/**
 * Keeps the last record of each key beside the sums that it must equal.
 *
 * @param <V> value of the topic
 */
interface LatestFigures<V> {
    void keep(long row, V value);

    /** Whether the topic has a record of the row's key. */
    boolean isThere(long row);

    /** Whether the last record equals the sums over the log of orders. */
    boolean agrees(long row);

    String text(long row);
}
