package io.shopstream.streams.runtime.progress;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Detects partition tails without readable records: aborted transactions and transaction markers. Kafka Streams commits
 * only partitions that returned a record since their task was created, so before such a tail the committed position may
 * never move. A position that is stuck for about two seconds, whichever instance owns the partition, is checked by
 * reading: if no record is found, the tail counts as processed.
 */
final class AbortedTailDetector {
    /** About two seconds, at a sample per 500 ms; a position that is being processed has usually moved by then. */
    static final int SAMPLES = 4;

    private final Map<TopicPartition, StuckPosition> stuckPositions = new HashMap<>();
    private final Reader reader;

    AbortedTailDetector(Reader reader) {
        this.reader = reader;
    }

    interface Reader {
        /** Reads committed records for a limited time; may stop early and return what it has found. */
        Seen read(TopicPartition partition, long from, long to);
    }

    /**
     * @param emptyUpTo offset before which there is no record
     * @param record whether there is a record at that offset
     */
    record Seen(long emptyUpTo, boolean record) {}

    /** @param samples number of samples that found the position here */
    private record StuckPosition(long position, long end, int samples, Seen seen) {
        boolean covers(long now) {
            return now >= position && now <= seen.emptyUpTo;
        }

        boolean needsRead() {
            return samples >= SAMPLES && !seen.record && seen.emptyUpTo < end;
        }
    }

    /** Returns the offsets with positions advanced over tails known to be empty. */
    synchronized InputOffsets skipEmptyTails(InputOffsets offsets) {
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
                ? new StuckPosition(before.position, end, before.samples + 1, before.seen)
                : new StuckPosition(position, end, 1, new Seen(position, false));
        stuckPositions.put(partition, now);
        positions.put(partition, Math.max(position, now.seen.emptyUpTo));
    }

    /** Reads the tails behind stuck positions. Slow, but {@link #skipEmptyTails} is not blocked meanwhile. */
    void read() {
        toRead().forEach((partition, read) -> {
            Seen seen = reader.read(partition, read.seen.emptyUpTo, read.end);
            recordSeen(partition, read, seen);
        });
    }

    private synchronized Map<TopicPartition, StuckPosition> toRead() {
        Map<TopicPartition, StuckPosition> toRead = new HashMap<>(stuckPositions);
        toRead.values().removeIf(partition -> !partition.needsRead());
        return toRead;
    }

    private synchronized void recordSeen(TopicPartition partition, StuckPosition read, Seen seen) {
        stuckPositions.computeIfPresent(
                partition,
                (key, now) -> now.position == read.position && now.seen.equals(read.seen)
                        ? new StuckPosition(now.position, now.end, now.samples, seen)
                        : now);
    }
}
