package io.shopstream.sink.rebuild;

import io.shopstream.sink.intake.Intake;
import io.shopstream.sink.stage.StagedRows;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The live load's own merge, into the new tables. Each call is one transaction. */
final class NextMerge {
    private final Map<String, Intake> intakes;
    private final KnownRefusals refusals;
    private final WarehouseSession session;

    NextMerge(Map<String, Intake> intakes, KnownRefusals refusals, WarehouseSession session) {
        this.intakes = intakes;
        this.refusals = refusals;
        this.session = session;
    }

    /** What cannot be stored by its own fault is left out. */
    void merge(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        try {
            attempt(records);
        } catch (SQLException e) {
            if (!(FailureClassifier.classify(e) instanceof Failure.Poison)) {
                session.rollback();
                throw e;
            }
            session.rollback();
            if (records.size() == 1) {
                // The live load has made a letter of it.
                return;
            }
            int half = records.size() / 2;
            merge(records.subList(0, half));
            merge(records.subList(half, records.size()));
        }
    }

    private void attempt(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        StagedRows rows = new StagedRows(BulkRows.NEXT);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!refusals.contains(record)) {
                Objects.requireNonNull(intakes.get(record.topic())).take(record, rows);
            }
        }
        rows.write(session);
        session.commit();
    }
}
