package io.shopstream.sink.rebuild;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of one partition that a rebuild reads.
 *
 * @param topicId the current id of the topic
 * @param start first offset in the log
 * @param end one after the last committed record
 * @param ledger the ledger row, null if there is none or it belongs to another log
 * @param target one after the last offset to read before the catch-up
 */
record ReplayRange(
        RebuildPlan.Feed feed,
        TopicPartition partition,
        String topicId,
        long start,
        long end,
        Ledger.@Nullable Entry ledger,
        long target) {

    /** The next offset of the live load: rejected records below it are already in a dead letter topic. */
    long loaded() {
        return ledger == null ? 0 : ledger.nextOffset();
    }
}
