package io.shopstream.sink.rebuild.plan;

import io.shopstream.sink.ledger.LedgerEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
public record LogRange(
        RebuildPlan.SourceTopic source,
        TopicPartition partition,
        String topicId,
        long start,
        long end,
        @Nullable LedgerEntry ledger,
        long target) {

    /** The next offset of the live load: rejected records below it are already in a dead letter topic. */
    public long loaded() {
        return ledger == null ? 0 : ledger.nextOffset();
    }

    /** The next offsets of the live load, for partitions whose ledger row belongs to this log. */
    public static Map<TopicPartition, Long> targets(List<LogRange> ranges, Map<TopicPartition, LedgerEntry> entries) {
        Map<TopicPartition, Long> targets = new HashMap<>();
        for (LogRange logRange : ranges) {
            LedgerEntry entry = entries.get(logRange.partition());
            if (logRange.ledger() != null && entry != null && entry.topicId().equals(logRange.topicId())) {
                targets.put(logRange.partition(), entry.nextOffset());
            }
        }
        return targets;
    }
}
