package io.shopstream.api.explain.log;

import io.shopstream.api.answer.explain.RecordPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** One request: seeks each position and reads one record there. */
final class RecordLookup {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final long deadline;
    private Bounds bounds = new Bounds(new TopicPartition("", 0), 0, 0);

    /**
     * The offsets of a partition between which there are records, as of when it was first needed.
     *
     * @param end exclusive; equal to {@code begin} if the partition does not exist
     */
    private record Bounds(TopicPartition partition, long begin, long end) {}

    /** @param deadline as of {@link System#nanoTime} */
    RecordLookup(Consumer<byte[], byte[]> consumer, long deadline) {
        this.consumer = consumer;
        this.deadline = deadline;
    }

    /** @throws org.apache.kafka.common.KafkaException if the broker does not answer before the deadline */
    void read(List<RecordPosition> positions, RecordLog.Reader reader) {
        for (int index = 0; index < positions.size(); index++) {
            reader.take(index, record(positions.get(index)));
        }
    }

    private LogRecord record(RecordPosition position) {
        TopicPartition partition = new TopicPartition(position.topic(), position.partition());
        if (!bounds.partition().equals(partition)) {
            bounds = boundsOf(partition);
            consumer.assign(List.of(partition));
        }
        if (position.offset() >= bounds.end()) {
            return new LogRecord.Absent();
        }
        if (position.offset() < bounds.begin()) {
            return new LogRecord.Deleted();
        }
        consumer.seek(partition, position.offset());
        try {
            return poll(partition, position.offset());
        } catch (InvalidOffsetException e) {
            // Kafka deleted it just now.
            return new LogRecord.Deleted();
        }
    }

    private LogRecord poll(TopicPartition partition, long offset) {
        do {
            Iterator<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(shorter(POLL, remaining())).iterator();
            if (records.hasNext()) {
                ConsumerRecord<byte[], byte[]> first = records.next();
                return first.offset() == offset ? found(first) : new LogRecord.Absent();
            }
            // Past the position without a record: it was of a transaction that was aborted, or a marker.
        } while (consumer.position(partition, remaining()) <= offset);
        return new LogRecord.Absent();
    }

    private static LogRecord found(ConsumerRecord<byte[], byte[]> record) {
        return new LogRecord.Found(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
    }

    private Bounds boundsOf(TopicPartition partition) {
        boolean exists = consumer.partitionsFor(partition.topic(), remaining()).stream()
                .anyMatch(known -> known.partition() == partition.partition());
        if (!exists) {
            return new Bounds(partition, 0, 0);
        }
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(List.of(partition), remaining());
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition), remaining());
        return new Bounds(partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration remaining() {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new TimeoutException("not all records were read before the deadline");
        }
        return Duration.ofNanos(nanos);
    }
}
