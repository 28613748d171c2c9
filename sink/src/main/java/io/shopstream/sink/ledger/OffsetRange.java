package io.shopstream.sink.ledger;

import org.apache.kafka.common.TopicPartition;

/**
 * The part of one partition that a batch covers.
 *
 * @param from first offset; the ledger row must still hold it
 * @param to exclusive end: the consumer's position, not the last record's offset + 1, since transactions leave gaps
 * @param records records read in the range
 * @param rejected number of these records that were not stored
 */
public record OffsetRange(TopicPartition partition, String topicId, long from, long to, long records, long rejected) {

    public OffsetRange withRejected(long rejectedRecords) {
        return new OffsetRange(partition, topicId, from, to, records, rejectedRecords);
    }

    /** {@code shop.orders.v1-3@4711-4890}. */
    @Override
    public String toString() {
        return partition + "@" + from + "-" + to;
    }
}
