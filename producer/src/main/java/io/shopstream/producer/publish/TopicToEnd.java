package io.shopstream.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a topic from its beginning to its end at the time of the call. */
public final class TopicToEnd {
    /**
     * {@code fetch.max.wait.ms} for a consumer that is closed once it has reached the end: closing waits for the
     * pending fetch, which the broker by default answers after 500 ms if there are no new records.
     */
    public static final int FETCH_WAIT_MS = 20;

    private static final Duration POLL = Duration.ofMillis(100);

    private TopicToEnd() {}

    /**
     * Passes every record to {@code each} once, in the order of its partition.
     *
     * @param timeout longest time without a new record; a consumer itself would poll an unavailable broker for ever
     * @throws TimeoutException if no record arrives within the timeout
     */
    public static <K, V> void read(
            Consumer<K, V> consumer,
            String topic,
            Duration timeout,
            java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long left = left(consumer, ends);
        long progressAt = System.nanoTime();
        while (left > 0) {
            consumer.poll(POLL).forEach(each);
            long before = left;
            left = left(consumer, ends);
            if (left < before) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > timeout.toNanos()) {
                throw new TimeoutException("no record of topic %s arrived for %d s, %d offsets before its end"
                        .formatted(topic, timeout.toSeconds(), left));
            }
        }
    }

    private static long left(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
