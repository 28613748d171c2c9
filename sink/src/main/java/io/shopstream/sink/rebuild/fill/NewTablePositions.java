package io.shopstream.sink.rebuild.fill;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Tracks offsets and counts of the new tables by partition. Thread-safe; a partition has one writer. */
public final class NewTablePositions {
    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    /**
     * The position of one partition.
     *
     * @param next every record below this offset is in the new tables or counted as rejected
     */
    public record Position(long next, long records, long rejected) {
        static final Position START = new Position(0, 0, 0);
    }

    public Position of(TopicPartition partition) {
        return positions.getOrDefault(partition, Position.START);
    }

    public void move(TopicPartition partition, long next, long records, long rejected) {
        positions.merge(
                partition,
                new Position(next, records, rejected),
                (known, more) -> new Position(
                        more.next(), known.records() + more.records(), known.rejected() + more.rejected()));
    }
}
