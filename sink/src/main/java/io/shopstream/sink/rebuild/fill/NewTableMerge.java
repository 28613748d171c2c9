package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Merges records into the new tables as the live load does. */
public final class NewTableMerge {
    private static final int BATCH_RECORDS = 20_000;

    private final Map<String, RecordHandler> handlers;
    private final KnownRejections rejections;
    private final WarehouseSession session;

    public NewTableMerge(Map<String, RecordHandler> handlers, KnownRejections rejections, WarehouseSession session) {
        this.handlers = handlers;
        this.rejections = rejections;
        this.session = session;
    }

    /** Merges the deferred records and drops their table. */
    public void mergeDeferred(Connection reading, List<LogRange> ranges, RunControl control) throws SQLException {
        Map<TopicPartition, Long> loaded = new HashMap<>();
        ranges.forEach(logRange -> loaded.put(logRange.partition(), logRange.loaded()));
        reading.setAutoCommit(false);
        DeferredRecords.read(reading, BATCH_RECORDS, batch -> {
            control.check();
            merge(batch, loaded);
        });
        reading.commit();
        Sql.execute(reading, DeferredRecords.DROP);
        reading.commit();
    }

    /**
     * Merges the records in one transaction. If the database rejects a record, halves the batch to find and skip it:
     * the live load has dead-lettered it.
     *
     * @param loaded the next offsets of the live load
     * @throws RebuildRefusedException if the database rejects a record that the live load has not reached yet
     */
    public void merge(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> loaded)
            throws SQLException {
        try {
            attempt(records);
        } catch (SQLException e) {
            if (!(FailureClassifier.classify(e) instanceof Failure.Poison)) {
                session.rollback();
                throw e;
            }
            session.rollback();
            if (records.size() == 1) {
                requireLoaded(records.getFirst(), loaded);
                return;
            }
            int half = records.size() / 2;
            merge(records.subList(0, half), loaded);
            merge(records.subList(half, records.size()), loaded);
        }
    }

    private static void requireLoaded(ConsumerRecord<?, ?> record, Map<TopicPartition, Long> loaded) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= loaded.getOrDefault(partition, 0L)) {
            throw new RebuildRefusedException(
                    "the database rejects a record that the live load has not reached yet: " + partition + " at offset "
                            + record.offset(),
                    "Rebuild again once the live load has dead-lettered it");
        }
    }

    private void attempt(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        StagedRows rows = new StagedRows(MergeSql.NEW);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!rejections.contains(record)) {
                Objects.requireNonNull(handlers.get(record.topic())).stage(record, rows);
            }
        }
        for (var months : rows.months().entrySet()) {
            if (!months.getValue().isEmpty()) {
                // In this transaction: no other session reads the new tables.
                session.isTrue(MergeSql.NEW.makeMonths(months.getKey(), months.getValue()));
            }
        }
        rows.write(session);
        session.commit();
    }
}
