package io.shopstream.streams.query.cluster;

/**
 * The answer of one partition.
 *
 * @param live true for an active store that stayed live throughout the read; false for a standby
 * @param lag records that a standby is behind its changelog; 0 if live
 */
record PartitionResult<P>(int partition, boolean live, long lag, P value) {
    boolean isBetterThan(PartitionResult<P> other) {
        return live != other.live ? live : lag < other.lag;
    }
}
