package io.shopstream.streams.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Tracks how far this process itself has read and committed each partition: the offset at which its consumer began,
 * then the offsets it committed. A partition stays until its consumer has noticed the revocation, so a successor never
 * moves these offsets. Valid in every state of Kafka Streams.
 */
final class LocalOffsets {
    /** The consumer does not know its start offset yet. */
    static final long UNKNOWN = -1;

    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    /** Adds a reader for a new consumer. */
    Reader reader() {
        Reader reader = new Reader();
        readers.add(reader);
        return reader;
    }

    /** Records that this process committed a transaction with these offsets. */
    void committed(Map<TopicPartition, Long> offsets) {
        readers.forEach(reader -> offsets.forEach((partition, offset) ->
                reader.positions.computeIfPresent(partition, (key, before) -> Math.max(before, offset))));
    }

    /** Offsets of every assigned partition; 0 while the start offset of its consumer is unknown. */
    Map<TopicPartition, Long> all() {
        Map<TopicPartition, Long> all = new HashMap<>();
        // If two consumers hold the same partition, one has not noticed the revocation yet; take the lower offset.
        readers.forEach(reader -> reader.positions.forEach(
                (partition, position) -> all.merge(partition, Math.max(0, position), Math::min)));
        return all;
    }

    /** Partitions of one consumer; updated by its own thread only. */
    final class Reader {
        private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

        private Reader() {}

        /** @param position returns the offset of the next record to be fetched, or {@link #UNKNOWN} */
        void polled(
                Set<TopicPartition> assigned, ConsumerRecords<?, ?> records, ToLongFunction<TopicPartition> position) {
            positions.keySet().retainAll(assigned);
            for (TopicPartition partition : assigned) {
                if (positions.getOrDefault(partition, UNKNOWN) == UNKNOWN) {
                    List<? extends ConsumerRecord<?, ?>> fetched = records.records(partition);
                    positions.put(
                            partition,
                            fetched.isEmpty()
                                    ? position.applyAsLong(partition)
                                    : fetched.getFirst().offset());
                }
            }
        }

        /** Forgets partitions that were revoked or that the consumer will read from another offset. */
        void forget(Collection<TopicPartition> partitions) {
            positions.keySet().removeAll(partitions);
        }

        /** Removes the reader of a closed consumer. */
        void close() {
            readers.remove(this);
        }
    }
}
