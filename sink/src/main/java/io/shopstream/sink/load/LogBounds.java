package io.shopstream.sink.load;

import io.shopstream.sink.ledger.LedgerEntry;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the log of a partition still matches its ledger row.
 *
 * <table>
 * <caption>ledger against log</caption>
 * <tr><td>same topic id, start &le; next &le; end</td><td>continue at next</td></tr>
 * <tr><td>another topic id</td><td>the topic was deleted and re-created: stop</td></tr>
 * <tr><td>next &lt; start</td><td>records were deleted unread: stop</td></tr>
 * <tr><td>next &gt; end</td><td>the log was truncated or replaced: stop</td></tr>
 * </table>
 */
record LogBounds(String topicId, long start, long end) {

    /** Offsets of this log that are not loaded yet: the whole log if the ledger is about another one. */
    long lag(LedgerEntry entry) {
        return topicId.equals(entry.topicId()) ? Math.max(0, end - entry.nextOffset()) : end - start;
    }

    /**
     * @param mart table that only this topic fills and whose row versions are its offsets; null for other topics
     * @throws LoaderStoppedException naming the state and the remedy
     */
    void check(TopicPartition partition, LedgerEntry entry, @Nullable String mart) {
        if (!topicId.equals(entry.topicId())) {
            throw recreated(partition.topic(), entry.topicId(), topicId, mart);
        }
        if (entry.nextOffset() < start) {
            throw new LoaderStoppedException(
                    "records-deleted: " + partition + " begins at offset " + start + ", but offset "
                            + entry.nextOffset() + " is the next to load",
                    "Restore the log, or accept the loss by setting next_offset to " + start
                            + " in ops.sink_offsets, then " + LoaderState.START_AGAIN);
        }
        if (entry.nextOffset() > end) {
            throw new LoaderStoppedException(
                    "log-truncated: " + partition + " ends at offset " + end + ", but is loaded up to "
                            + entry.nextOffset(),
                    "Restore the log, then " + LoaderState.START_AGAIN + ". To load what is left of it instead: "
                            + reload(partition.topic(), mart));
        }
    }

    /** @param loaded id of the topic that was being loaded, {@code found} that of the topic now */
    static LoaderStoppedException recreated(String topic, String loaded, String found, @Nullable String mart) {
        return new LoaderStoppedException(
                "topic-recreated: " + topic + " was deleted and created again (loaded " + loaded + ", found " + found
                        + ")",
                reload(topic, mart));
    }

    // The version of a mart row is its offset: a re-created log starts at 0, so its records would look older.
    private static String reload(String topic, @Nullable String mart) {
        String delete = "Delete the rows of topic " + topic + " from ops.sink_offsets";
        String deadLetters = ". Dead letters of deleted records stay in ops.rejected_records until you delete them";
        return mart == null
                ? delete + ", then " + LoaderState.START_AGAIN
                        + "; the topic is loaded in addition to the stored rows, which verify"
                        + " does not find in the log until you delete them"
                        + deadLetters
                : delete + " and truncate " + mart + ", then " + LoaderState.START_AGAIN
                        + "; the topic is loaded from its beginning" + deadLetters;
    }
}
