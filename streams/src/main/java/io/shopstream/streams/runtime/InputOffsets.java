package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One look at what is read and how far. Positions were asked for first: what is found consumed had by then put all it
 * makes into the internal topics.
 *
 * @param positions committed by the group; none is the start
 * @param inputEnds ends of the topics that others write, as far as they can be read
 * @param internalEnds ends of the repartition topics, uncommitted records included
 */
record InputOffsets(
        Map<TopicPartition, Long> positions,
        Map<TopicPartition, Long> inputEnds,
        Map<TopicPartition, Long> internalEnds) {

    /** Records that are not processed yet; transaction markers count as records for a moment. */
    long lag() {
        return behind(inputEnds) + behind(internalEnds);
    }

    boolean hasReached(Map<TopicPartition, Long> wanted) {
        return behind(wanted) == 0;
    }

    /** With positions that are no further than {@code others}, where those say anything. */
    InputOffsets noFurtherThan(Map<TopicPartition, Long> others) {
        Map<TopicPartition, Long> least = new HashMap<>(positions);
        others.forEach(
                (partition, position) -> least.computeIfPresent(partition, (key, mine) -> Math.min(mine, position)));
        return new InputOffsets(least, inputEnds, internalEnds);
    }

    // Without a commit a partition will be read from its start, which is 0: orders never expire, and of the others only
    // what was committed is purged.
    private long behind(Map<TopicPartition, Long> ends) {
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            lag += Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L));
        }
        return lag;
    }
}
