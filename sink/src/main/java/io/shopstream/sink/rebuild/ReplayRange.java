package io.shopstream.sink.rebuild;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition as a rebuild sees it.
 *
 * @param topicId of the topic as it is now
 * @param start first offset in the log
 * @param end one after the last committed record
 * @param ledger what the warehouse knows of it, null if that says nothing about this log
 * @param target one after the last offset to read at first
 */
record ReplayRange(
        RebuildPlan.Feed feed,
        TopicPartition partition,
        String topicId,
        long start,
        long end,
        Ledger.@Nullable Entry ledger,
        long target) {

    /** Where the live load stands: what it refuses below is in a dead letter topic already. */
    long loaded() {
        return ledger == null ? 0 : ledger.nextOffset();
    }
}
