package io.shopstream.sink.rebuild.fill;

import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.sink.rebuild.control.RunControl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Merges records into the new tables from their current positions up to given offsets. */
public final class NewTableCatchUp {
    private static final Duration SILENCE_TIMEOUT = Duration.ofMinutes(1);
    private static final int BATCH_RECORDS = 20_000;

    private final Consumer<byte[], byte[]> consumer;
    private final NewTableMerge merge;
    private final NewTablePositions positions;
    private final RunControl control;

    public NewTableCatchUp(
            Consumer<byte[], byte[]> consumer, NewTableMerge merge, NewTablePositions positions, RunControl control) {
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
    public long to(Map<TopicPartition, Long> targets) throws SQLException {
        Map<TopicPartition, Long> starts = new HashMap<>();
        targets.keySet()
                .forEach(partition ->
                        starts.put(partition, positions.of(partition).next()));
        TopicScan<byte[], byte[]> scan = TopicScan.between(consumer, starts, targets, SILENCE_TIMEOUT);
        long taken = 0;
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        while (!scan.isDone()) {
            control.check();
            batch.addAll(scan.next());
            if (batch.size() >= BATCH_RECORDS || (scan.isDone() && !batch.isEmpty())) {
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
