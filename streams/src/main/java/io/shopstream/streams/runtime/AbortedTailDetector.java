package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends of partitions with nothing to read in them: aborted transactions, and markers. Kafka Streams commits only
 * partitions that have given a record since their task was made, so before such a tail a position may stand for ever.
 * Whoever owns the partition: what stands for a second is looked into, and none of it need be processed where no record
 * is found.
 */
final class AbortedTailDetector {
    /** A second's: what is merely being processed has mostly moved by then. */
    static final int LOOKS = 4;

    private final Map<TopicPartition, StuckPosition> stuckPositions = new HashMap<>();
    private final Reader reader;

    AbortedTailDetector(Reader reader) {
        this.reader = reader;
    }

    interface Reader {
        /** Reads committed records, for a moment: may give up early, with what it has seen by then. */
        Seen read(TopicPartition partition, long from, long to);
    }

    /**
     * @param emptyUpTo there is no record before it
     * @param record whether there is one at it
     */
    record Seen(long emptyUpTo, boolean record) {}

    /** @param looks that found the position where it is */
    private record StuckPosition(long position, long end, int looks, Seen seen) {
        boolean covers(long now) {
            return now >= position && now <= seen.emptyUpTo;
        }

        boolean isToRead() {
            return looks >= LOOKS && !seen.record && seen.emptyUpTo < end;
        }
    }

    /** The same with positions moved over what is known to be empty. */
    synchronized InputOffsets skipIn(InputOffsets offsets) {
        Map<TopicPartition, Long> positions = new HashMap<>(offsets.positions());
        offsets.inputEnds().forEach((partition, end) -> skip(positions, partition, end));
        offsets.internalEnds().forEach((partition, end) -> skip(positions, partition, end));
        return new InputOffsets(positions, offsets.inputEnds(), offsets.internalEnds());
    }

    private void skip(Map<TopicPartition, Long> positions, TopicPartition partition, long end) {
        long position = positions.getOrDefault(partition, 0L);
        if (position >= end) {
            stuckPositions.remove(partition);
            return;
        }
        StuckPosition before = stuckPositions.get(partition);
        StuckPosition now = before != null && before.covers(position)
                ? new StuckPosition(before.position, end, before.looks + 1, before.seen)
                : new StuckPosition(position, end, 1, new Seen(position, false));
        stuckPositions.put(partition, now);
        positions.put(partition, Math.max(position, now.seen.emptyUpTo));
    }

    /** Looks into what stands. Takes a while, during which {@link #skipIn} goes on. */
    void read() {
        toRead().forEach((partition, read) -> {
            Seen seen = reader.read(partition, read.seen.emptyUpTo, read.end);
            took(partition, read, seen);
        });
    }

    private synchronized Map<TopicPartition, StuckPosition> toRead() {
        Map<TopicPartition, StuckPosition> toRead = new HashMap<>(stuckPositions);
        toRead.values().removeIf(partition -> !partition.isToRead());
        return toRead;
    }

    private synchronized void took(TopicPartition partition, StuckPosition read, Seen seen) {
        stuckPositions.computeIfPresent(
                partition,
                (key, now) -> now.position == read.position && now.seen.equals(read.seen)
                        ? new StuckPosition(now.position, now.end, now.looks, seen)
                        : now);
    }
}
