package io.shopstream.sink.load;

import org.apache.kafka.common.TopicPartition;

/**
 * Whether the log of a partition still fits what the warehouse knows of it.
 *
 * <table>
 * <caption>ledger against log</caption>
 * <tr><td>same topic id, start &le; next &le; end</td><td>go on at next</td></tr>
 * <tr><td>another topic id</td><td>the topic was deleted and re-created: stop</td></tr>
 * <tr><td>next &lt; start</td><td>records were deleted unread: stop</td></tr>
 * <tr><td>next &gt; end</td><td>the log lost its end, or is another one: stop</td></tr>
 * </table>
 */
record LogBounds(String topicId, long start, long end) {

    /** @throws LoaderStoppedException naming the state and the remedy */
    void check(TopicPartition partition, LedgerEntry entry) {
        if (!topicId.equals(entry.topicId())) {
            throw new LoaderStoppedException(
                    "topic-recreated: " + partition.topic() + " was deleted and created again (loaded "
                            + entry.topicId() + ", found " + topicId + ")",
                    "Rebuild the warehouse from the new topic, or delete the rows of the topic from ops.sink_offsets to"
                            + " load it in addition to what is there");
        }
        if (entry.nextOffset() < start) {
            throw new LoaderStoppedException(
                    "records-deleted: " + partition + " begins at offset " + start + ", offsets from "
                            + entry.nextOffset() + " on were never loaded",
                    "Restore the log, or accept the loss by setting next_offset to " + start + " in ops.sink_offsets");
        }
        if (entry.nextOffset() > end) {
            throw new LoaderStoppedException(
                    "log-truncated: " + partition + " ends at offset " + end + ", but is loaded up to "
                            + entry.nextOffset(),
                    "Restore the log, or rebuild the warehouse from what is left of it");
        }
    }
}
