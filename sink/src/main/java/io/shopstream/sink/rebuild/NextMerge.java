package io.shopstream.sink.rebuild;

import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.stage.StagedRows;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The live load's own merge, into the new tables. Each call is one transaction. */
final class NextMerge {
    private final Map<String, RecordHandler> handlers;
    private final KnownRefusals refusals;
    private final WarehouseSession session;

    NextMerge(Map<String, RecordHandler> handlers, KnownRefusals refusals, WarehouseSession session) {
        this.handlers = handlers;
        this.refusals = refusals;
        this.session = session;
    }

    /**
     * What cannot be stored by its own fault is left out: the live load has made a letter of it.
     *
     * @param loaded where the live load stands
     * @throws RebuildRefusedException if the live load has yet to meet a record that the database refuses
     */
    void merge(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> loaded) throws SQLException {
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
                    "the database refuses a record that the live load has not come to yet: " + partition + " at offset "
                            + record.offset(),
                    "Rebuild again when the live load has made a dead letter of it");
        }
    }

    private void attempt(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        StagedRows rows = new StagedRows(BulkRows.NEXT);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!refusals.contains(record)) {
                Objects.requireNonNull(handlers.get(record.topic())).take(record, rows);
            }
        }
        rows.write(session);
        session.commit();
    }
}
