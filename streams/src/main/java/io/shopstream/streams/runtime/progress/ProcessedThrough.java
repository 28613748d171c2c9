package io.shopstream.streams.runtime.progress;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Determines the newest time up to which everything readable then has been processed completely. For each sample it
 * remembers the ends of the inputs. Once the committed offsets reach them, all results are in the internal topics, so
 * it then waits for the ends of those, once for each internal topic that may follow another.
 */
final class ProcessedThrough {
    /**
     * The longest chain of repartition topics from an input to a store. A larger number only delays the result by one
     * sample.
     */
    private static final int HOPS = 2;
    // Pending samples: about one minute, at a sample per 500 ms. More arise only while far behind, when the oldest is
    // the relevant one.
    private static final int MAX_PENDING = 120;

    private Deque<Mark> pending = new ArrayDeque<>();
    private @Nullable Instant reached;

    private record Mark(Instant time, int hopsLeft, Map<TopicPartition, Long> wanted) {}

    /** @param before a time before anything in {@code seen} was requested */
    void observe(Instant before, InputOffsets seen) {
        if (seen.lag() == 0) {
            // Nothing is in flight between topics either: results of consumed records had been produced when the ends
            // were read.
            reached = before;
            pending.clear();
            return;
        }
        Deque<Mark> remaining = new ArrayDeque<>();
        for (Mark mark : pending) {
            if (!seen.hasReached(mark.wanted())) {
                remaining.add(mark);
            } else if (mark.hopsLeft() > 0) {
                remaining.add(new Mark(mark.time(), mark.hopsLeft() - 1, seen.internalEnds()));
            } else if (reached == null || mark.time().isAfter(reached)) {
                reached = mark.time();
            }
        }
        if (remaining.size() < MAX_PENDING) {
            remaining.add(new Mark(before, HOPS, seen.inputEnds()));
        }
        pending = remaining;
    }

    /** Null while unknown. Never decreases. */
    @Nullable Instant time() {
        return reached;
    }
}
