package io.shopstream.streams.runtime;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The newest time of which it is known that everything readable by then has been processed to the end. For each look it
 * remembers where the inputs ended; once the committed positions have come so far, all that was made of it lies in the
 * internal topics, whose ends are what is wanted next, and so on for as many internal topics as may follow each other.
 */
final class ProcessedThrough {
    /** The longest chain of repartition topics from an input to a store: more only makes it a look later. */
    private static final int HOPS = 2;
    // Looks that wait at the same time: half a minute's. More come only while far behind, when the oldest is what
    // counts.
    private static final int MAX_PENDING = 120;

    private Deque<Mark> pending = new ArrayDeque<>();
    private @Nullable Instant reached;

    private record Mark(Instant time, int hopsLeft, Map<TopicPartition, Long> wanted) {}

    /** @param before a moment before anything of {@code seen} was asked for */
    void observe(Instant before, InputOffsets seen) {
        if (seen.lag() == 0) {
            // Nothing is on its way between topics either: what was consumed had been produced when their ends were
            // read.
            reached = before;
            pending.clear();
            return;
        }
        Deque<Mark> still = new ArrayDeque<>();
        for (Mark mark : pending) {
            if (!seen.hasReached(mark.wanted())) {
                still.add(mark);
            } else if (mark.hopsLeft() > 0) {
                still.add(new Mark(mark.time(), mark.hopsLeft() - 1, seen.internalEnds()));
            } else if (reached == null || mark.time().isAfter(reached)) {
                reached = mark.time();
            }
        }
        if (still.size() < MAX_PENDING) {
            still.add(new Mark(before, HOPS, seen.inputEnds()));
        }
        pending = still;
    }

    /** Null until it is known. Never goes back. */
    @Nullable Instant time() {
        return reached;
    }
}
