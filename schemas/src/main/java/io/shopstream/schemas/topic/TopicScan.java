package io.shopstream.schemas.topic;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads partitions from given offsets up to ends that are fixed at the start. Call {@link #next} until {@link #isDone},
 * or stop earlier.
 *
 * <p>Returns each record once, in the order of its partition, and none at or after its partition's end. Offsets without
 * records, which compaction and transactions leave, are skipped, also right before the end. If records are deleted
 * meanwhile, reading continues at the new beginning of the log.
 *
 * <p>For use by one thread. The consumer belongs to the caller, who closes it; it should have the
 * {@linkplain #settings settings} made here. While a scan runs, nothing else may use the consumer.
 */
public final class TopicScan<K, V> {
    private static final Duration POLL = Duration.ofMillis(100);
    // Closing a consumer waits for its last fetch, which the broker by default answers after 500 ms if there are no new
    // records.
    private static final int FETCH_WAIT_MS = 20;
    private static final int POLL_RECORDS = 10_000;

    private final Consumer<K, V> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> open;
    private final Duration patience;
    private long left;
    private long movedAt = System.nanoTime();

    private TopicScan(
            Consumer<K, V> consumer,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Duration patience) {
        this.consumer = consumer;
        this.ends = Map.copyOf(ends);
        this.open = new HashMap<>(ends);
        this.patience = patience;
        consumer.assign(ends.keySet());
        // An earlier scan has paused them.
        consumer.resume(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, Objects.requireNonNull(starts.get(partition))));
        closeReached();
    }

    /**
     * Settings of a consumer without a group for scans.
     *
     * @param isolation whether records of open and aborted transactions are read, too
     */
    public static Map<String, Object> settings(KafkaConnection kafka, String clientId, IsolationLevel isolation) {
        return kafka.with(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString(),
                // If the log has lost records, reading continues at its new beginning, not at its end.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Reading must not create a topic that is being deleted.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                FETCH_WAIT_MS,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                POLL_RECORDS));
    }

    /**
     * Reads a topic from its beginning to its end at the time of the call, which for a {@code read_committed} consumer
     * is the end of the last transaction before the first open one. A topic that does not exist has no records.
     *
     * @param patience longest time in which no partition moves on
     * @throws TimeoutException if the broker does not answer in that time
     */
    public static <K, V> TopicScan<K, V> of(Consumer<K, V> consumer, String topic, Duration patience) {
        return of(
                consumer,
                consumer.partitionsFor(topic, patience).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList(),
                patience);
    }

    /** Reads the partitions from their beginnings to their ends, like {@link #of(Consumer, String, Duration)}. */
    public static <K, V> TopicScan<K, V> of(
            Consumer<K, V> consumer, Collection<TopicPartition> partitions, Duration patience) {
        return to(consumer, endOffsets(consumer, partitions, patience), patience);
    }

    /** Reads partitions from their beginnings to the given ends. */
    public static <K, V> TopicScan<K, V> to(
            Consumer<K, V> consumer, Map<TopicPartition, Long> ends, Duration patience) {
        consumer.assign(ends.keySet());
        return between(consumer, consumer.beginningOffsets(ends.keySet(), patience), ends, patience);
    }

    /** Reads partitions from the given offsets to the given ends. */
    public static <K, V> TopicScan<K, V> between(
            Consumer<K, V> consumer,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Duration patience) {
        return new TopicScan<>(consumer, starts, ends, patience);
    }

    /**
     * Reads on, from the end of this scan to the end at the time of the call.
     *
     * @throws IllegalStateException unless this scan is done
     */
    public TopicScan<K, V> further() {
        if (!isDone()) {
            throw new IllegalStateException("not read yet: " + open.keySet());
        }
        return between(consumer, ends, endOffsets(consumer, ends.keySet(), patience), patience);
    }

    // Assigned first, because the client logs a warning for end offsets of partitions that it does not own.
    private static Map<TopicPartition, Long> endOffsets(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Duration patience) {
        consumer.assign(partitions);
        return consumer.endOffsets(partitions, patience);
    }

    /** Whether every partition has been read to its end. */
    public boolean isDone() {
        return open.isEmpty();
    }

    /** Number of offsets left to read, an upper bound of the number of records. */
    public long left() {
        return left;
    }

    /**
     * The next records; possibly none, also if the scan is not done.
     *
     * @throws TimeoutException if no partition has moved on for the patience; names the partitions that are missing,
     *     their positions and ends
     */
    public List<ConsumerRecord<K, V>> next() {
        if (isDone()) {
            return List.of();
        }
        ConsumerRecords<K, V> polled = consumer.poll(POLL);
        List<ConsumerRecord<K, V>> records = new ArrayList<>(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            long end = open.getOrDefault(partition, 0L);
            polled.records(partition).stream()
                    .filter(record -> record.offset() < end)
                    .forEach(records::add);
        }
        long before = left;
        closeReached();
        if (left != before) {
            movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > patience.toNanos()) {
            throw new TimeoutException(missing());
        }
        return records;
    }

    /** Passes every record that is left to {@code each}. */
    public void forEach(java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        while (!isDone()) {
            next().forEach(each);
        }
    }

    private void closeReached() {
        List<TopicPartition> reached = new ArrayList<>();
        left = 0;
        open.forEach((partition, end) -> {
            long missing = end - position(partition);
            if (missing > 0) {
                left += missing;
            } else {
                reached.add(partition);
                // Back from the records after the end that were polled with the last ones.
                consumer.seek(partition, end);
            }
        });
        consumer.pause(reached);
        open.keySet().removeAll(reached);
    }

    private long position(TopicPartition partition) {
        return consumer.position(partition, patience);
    }

    private String missing() {
        return open.entrySet().stream()
                .map(each -> "%s is at offset %d, its end is %d"
                        .formatted(each.getKey(), position(each.getKey()), each.getValue()))
                .sorted()
                .collect(Collectors.joining(
                        "; ", "no record arrived from Kafka for " + patience.toSeconds() + " s: ", ""));
    }
}
