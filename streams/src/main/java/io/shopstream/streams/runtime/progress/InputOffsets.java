package io.shopstream.streams.runtime.progress;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One sample of positions and ends. Positions were read first: whatever is committed as consumed had by then written
 * all its results to the internal topics.
 *
 * @param positions offsets committed by the group; a partition without one is at its start
 * @param inputEnds last stable offsets of the topics that others write
 * @param internalEnds ends of the repartition topics, uncommitted records included
 */
record InputOffsets(
        Map<TopicPartition, Long> positions,
        Map<TopicPartition, Long> inputEnds,
        Map<TopicPartition, Long> internalEnds) {

    /** Records not yet processed; transaction markers count as records for a moment. */
    long lag() {
        return behind(inputEnds) + behind(internalEnds);
    }

    boolean hasReached(Map<TopicPartition, Long> wanted) {
        return behind(wanted) == 0;
    }

    /** Returns these offsets with positions capped at {@code others}, for partitions that both contain. */
    InputOffsets cappedAt(Map<TopicPartition, Long> others) {
        Map<TopicPartition, Long> least = new HashMap<>(positions);
        others.forEach(
                (partition, position) -> least.computeIfPresent(partition, (key, mine) -> Math.min(mine, position)));
        return new InputOffsets(least, inputEnds, internalEnds);
    }

    // A partition without a commit is read from its start, which is offset 0: orders never expire, and in repartition
    // topics only committed records are purged.
    private long behind(Map<TopicPartition, Long> ends) {
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            lag += Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L));
        }
        return lag;
    }
}
