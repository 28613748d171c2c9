package io.shopstream.sink.load;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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

    /**
     * @param mart the table that the topic alone fills and whose versions are its offsets; null for any other topic
     * @throws LoaderStoppedException naming the state and the remedy
     */
    void check(TopicPartition partition, LedgerEntry entry, @Nullable String mart) {
        if (!topicId.equals(entry.topicId())) {
            throw new LoaderStoppedException(
                    "topic-recreated: " + partition.topic() + " was deleted and created again (loaded "
                            + entry.topicId() + ", found " + topicId + ")",
                    loadAnew(partition.topic(), mart));
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
                    "Restore the log. Or, to load what is left of it: " + loadAnew(partition.topic(), mart));
        }
    }

    // A row of a mart remembers the offset it came from, so what a log that begins anew says would look old.
    private static String loadAnew(String topic, @Nullable String mart) {
        String forget = "delete the rows of topic " + topic + " from ops.sink_offsets";
        String deadLetters = ". Letters of records that are gone stay in ops.rejected_records until you delete them";
        return mart == null
                ? "Stop the sink, " + forget + ", start it: the topic is loaded in addition to what is there"
                        + deadLetters
                : "Stop the sink, " + forget + " and truncate " + mart
                        + ", start it: the topic is loaded from its begin" + deadLetters;
    }
}
