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
 * How far this process has come by its own hand in each partition it reads, as its clients saw it: where it began, and
 * then what it committed. A partition stays until its consumer has noticed that it is no longer its own, so these never
 * move by the hand of a successor. In any state of Kafka Streams, and whatever its other threads know.
 */
final class LocalOffsets {
    /** The consumer does not know yet where it begins. */
    static final long UNKNOWN = -1;

    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    /** Of a new consumer. */
    Reader reader() {
        Reader reader = new Reader();
        readers.add(reader);
        return reader;
    }

    /** A transaction with these positions was committed by this process. */
    void committed(Map<TopicPartition, Long> offsets) {
        readers.forEach(reader -> offsets.forEach((partition, offset) ->
                reader.positions.computeIfPresent(partition, (key, before) -> Math.max(before, offset))));
    }

    /** Of every partition that is assigned here; 0 while it is not known where its consumer begins. */
    Map<TopicPartition, Long> all() {
        Map<TopicPartition, Long> all = new HashMap<>();
        // Of two that believe to have the same partition, one has not noticed yet.
        readers.forEach(reader -> reader.positions.forEach(
                (partition, position) -> all.merge(partition, Math.max(0, position), Math::min)));
        return all;
    }

    /** One consumer's partitions; told of them by its own thread only. */
    final class Reader {
        private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

        private Reader() {}

        /** @param position the next record to be fetched, or {@link #UNKNOWN} */
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

        /** These are no longer its own, or begin somewhere else. */
        void forget(Collection<TopicPartition> partitions) {
            positions.keySet().removeAll(partitions);
        }

        /** There is no consumer any more. */
        void close() {
            readers.remove(this);
        }
    }
}
