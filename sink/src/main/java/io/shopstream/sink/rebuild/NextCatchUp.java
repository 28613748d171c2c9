package io.shopstream.sink.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Merges records into the new tables from their current positions up to given offsets. */
final class NextCatchUp {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long SILENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int BATCH_RECORDS = 20_000;

    private final Consumer<byte[], byte[]> consumer;
    private final NextMerge merge;
    private final Positions positions;
    private final RunControl control;

    NextCatchUp(Consumer<byte[], byte[]> consumer, NextMerge merge, Positions positions, RunControl control) {
        this.consumer = consumer;
        this.merge = merge;
        this.positions = positions;
        this.control = control;
    }

    /**
     * Afterwards every partition is exactly at its target, or was already beyond it.
     *
     * @return the number of merged records
     */
    long to(Map<TopicPartition, Long> targets) throws SQLException {
        Map<TopicPartition, Long> open = new HashMap<>();
        targets.forEach((partition, target) -> {
            if (positions.of(partition).next() < target) {
                open.put(partition, target);
            }
        });
        consumer.assign(open.keySet());
        // Partitions that were assigned before are still paused.
        consumer.resume(open.keySet());
        open.keySet()
                .forEach(partition ->
                        consumer.seek(partition, positions.of(partition).next()));
        long taken = 0;
        long progressAt = System.nanoTime();
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        while (!open.isEmpty()) {
            control.check();
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                Long target = open.get(new TopicPartition(record.topic(), record.partition()));
                if (target != null && record.offset() < target) {
                    batch.add(record);
                }
            }
            boolean reached = open.entrySet().removeIf(each -> consumer.position(each.getKey()) >= each.getValue());
            if (reached || !polled.isEmpty()) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > SILENCE_NANOS) {
                throw new KafkaException("Kafka delivers no records of " + open.keySet());
            }
            consumer.pause(consumer.assignment().stream()
                    .filter(partition -> !open.containsKey(partition))
                    .toList());
            if (batch.size() >= BATCH_RECORDS || (open.isEmpty() && !batch.isEmpty())) {
                taken += merge(batch, targets);
                batch.clear();
            }
        }
        targets.forEach((partition, target) -> {
            if (positions.of(partition).next() < target) {
                positions.move(partition, target, 0, 0);
            }
        });
        return taken;
    }

    private long merge(List<ConsumerRecord<byte[], byte[]>> batch, Map<TopicPartition, Long> targets)
            throws SQLException {
        // The targets are the next offsets of the live load.
        merge.merge(batch, targets);
        Map<TopicPartition, Long> counts = new HashMap<>();
        Map<TopicPartition, Long> nexts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            counts.merge(partition, 1L, Long::sum);
            nexts.put(partition, record.offset() + 1);
        }
        nexts.forEach((partition, next) -> positions.move(partition, next, counts.getOrDefault(partition, 0L), 0));
        control.read(batch.size());
        return batch.size();
    }
}
