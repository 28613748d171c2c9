package io.shopstream.sink.load;

import org.apache.kafka.common.TopicPartition;

/**
 * The part of one partition that a batch covers.
 *
 * @param from first offset, what the ledger must still say
 * @param to one after the last offset covered: the consumer's position, not the last record + 1, since transactions leave
 *     gaps
 * @param records records read in the range
 * @param rejected those of them that were not stored
 */
record OffsetRange(TopicPartition partition, String topicId, long from, long to, long records, long rejected) {

    OffsetRange withRejected(long rejectedRecords) {
        return new OffsetRange(partition, topicId, from, to, records, rejectedRecords);
    }

    /** {@code shop.orders.v1-3@4711-4890}. */
    @Override
    public String toString() {
        return partition + "@" + from + "-" + to;
    }
}
