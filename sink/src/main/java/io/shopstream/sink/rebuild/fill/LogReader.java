package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordOutcome;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their start to their target into the new tables, with its own consumer and connection. */
final class LogReader implements Callable<Map<String, Long>> {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long SILENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Map<TopicPartition, LogRange> open;
    private final BulkFill.SharedParts shared;
    private final BulkRows rows;
    private final BinaryCopy copy = new BinaryCopy();
    private final DeferredRecords deferred = new DeferredRecords();
    private final Map<TopicPartition, Counts> counts = new HashMap<>();

    /** The records of one partition that were read so far, and those of them that were rejected. */
    private static final class Counts {
        private long records;
        private long rejected;
    }

    LogReader(List<LogRange> ranges, BulkFill.SharedParts shared, BulkRows rows) {
        this.open = ranges.stream().collect(Collectors.toMap(LogRange::partition, logRange -> logRange));
        this.shared = shared;
        this.rows = rows;
    }

    /** Returns the number of copied rows, by table. */
    @Override
    public Map<String, Long> call() throws SQLException {
        try (WarehouseSession session = shared.connections().session();
                Consumer<byte[], byte[]> consumer =
                        LogConsumer.consumer(shared.settings().kafka())) {
            shared.control().watch(session.connection());
            try {
                read(consumer, session);
            } finally {
                shared.control().forget(session.connection());
            }
            return rows.copied();
        }
    }

    private void read(Consumer<byte[], byte[]> consumer, WarehouseSession session) throws SQLException {
        consumer.assign(open.keySet());
        open.values().forEach(logRange -> consumer.seek(logRange.partition(), logRange.start()));
        open.entrySet()
                .removeIf(each -> endIfReached(each.getValue(), each.getValue().start()));
        long uncommitted = 0;
        long progressAt = System.nanoTime();
        while (!open.isEmpty()) {
            shared.control().check();
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            long taken = 0;
            for (TopicPartition partition : polled.partitions()) {
                LogRange logRange = open.get(partition);
                if (logRange != null) {
                    taken += take(polled.records(partition), logRange);
                }
            }
            boolean reached =
                    open.entrySet().removeIf(each -> endIfReached(each.getValue(), consumer.position(each.getKey())));
            consumer.pause(consumer.assignment().stream()
                    .filter(partition -> !open.containsKey(partition))
                    .toList());
            rows.flushIfLarge(session);
            if (deferred.isLarge()) {
                deferred.flush(session.connection(), copy);
            }
            shared.control().read(taken);
            uncommitted += taken;
            if (uncommitted >= shared.settings().commitRecords()) {
                uncommitted = 0;
                commit(session);
            }
            if (reached || !polled.isEmpty()) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > SILENCE_NANOS) {
                throw new KafkaException("Kafka delivers no records of " + open.keySet());
            }
        }
        rows.finish(session);
        commit(session);
    }

    private void commit(WarehouseSession session) throws SQLException {
        deferred.flush(session.connection(), copy);
        rows.finishBatch(session);
        session.commit();
    }

    /** @return the number of records taken before the target or the end of the partition */
    private long take(List<ConsumerRecord<byte[], byte[]>> records, LogRange logRange) {
        RecordHandler recordHandler = Objects.requireNonNull(
                shared.handlers().get(logRange.partition().topic()));
        Counts counted = counts.computeIfAbsent(logRange.partition(), partition -> new Counts());
        long taken = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= logRange.target() || !take(record, logRange, recordHandler, counted)) {
                break;
            }
            taken++;
        }
        return taken;
    }

    /** Returns false if reading of the partition ends before this record. */
    private boolean take(
            ConsumerRecord<byte[], byte[]> record, LogRange logRange, RecordHandler recordHandler, Counts counted) {
        if (shared.rejections().contains(record)) {
            counted.records++;
            counted.rejected++;
            return true;
        }
        RecordOutcome recordOutcome = recordHandler.stage(record, rows);
        if (recordOutcome instanceof RecordOutcome.Rejected && record.offset() >= logRange.loaded()) {
            // Its dead letter is not written yet: end the partition here and leave the record to the live load.
            rows.takeDeferred();
            stop(logRange, record.offset());
            return false;
        }
        counted.records++;
        if (!(recordOutcome instanceof RecordOutcome.Staged)) {
            counted.rejected++;
        }
        if (rows.takeDeferred()) {
            deferred.add(record);
        }
        return true;
    }

    private void stop(LogRange logRange, long position) {
        open.remove(logRange.partition());
        Counts counted = counts.getOrDefault(logRange.partition(), new Counts());
        shared.positions().move(logRange.partition(), position, counted.records, counted.rejected);
    }

    private boolean endIfReached(LogRange logRange, long position) {
        if (position < logRange.target()) {
            return false;
        }
        Counts counted = counts.getOrDefault(logRange.partition(), new Counts());
        shared.positions().move(logRange.partition(), logRange.target(), counted.records, counted.rejected);
        return true;
    }
}
