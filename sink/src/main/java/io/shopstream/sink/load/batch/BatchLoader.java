package io.shopstream.sink.load.batch;

import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.ledger.LostOwnershipException;
import io.shopstream.sink.ledger.OffsetLedger;
import io.shopstream.sink.ledger.OffsetRange;
import io.shopstream.sink.staging.RowCounts;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes one batch to the warehouse: offsets and rows in one transaction, dead letters acknowledged before it commits.
 * The ledger is advanced first: its row locks exclude a second owner of a partition from the first statement on, and a
 * zombie fails before it has written anything.
 */
public final class BatchLoader {
    private final Map<String, RecordHandler> handlers;
    private final OffsetLedger ledger;
    private final DeadLetters deadLetters;
    private final LoadListener listener;

    public BatchLoader(
            Map<String, RecordHandler> handlers, OffsetLedger ledger, DeadLetters deadLetters, LoadListener listener) {
        this.handlers = Map.copyOf(handlers);
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.listener = listener;
    }

    /**
     * Decodes and validates the records; needs no database.
     *
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if a schema cannot be looked up now
     */
    public StagedBatch stage(Batch batch) {
        return StagedBatch.of(batch.records(), Map.of(), handlers);
    }

    /**
     * Writes the batch. After a normal return every record is stored, or counted as rejected and dead-lettered, by the
     * sink or by the service whose task that is.
     *
     * @param staged result of {@link #stage} for the batch
     * @return the ranges with their numbers of rejected records
     * @throws SQLException if it is unknown whether the batch was stored: read the ledger again
     * @throws LostOwnershipException if nothing was stored because another loader owns a partition of the batch
     */
    public List<OffsetRange> load(WarehouseSession session, Batch batch, StagedBatch staged)
            throws SQLException, LostOwnershipException {
        Map<ConsumerRecord<byte[], byte[]>, String> culprits = new HashMap<>();
        StagedBatch attempt = staged;
        boolean repeated = false;
        while (true) {
            try {
                return write(session, batch, attempt);
            } catch (SQLException e) {
                if (!(FailureClassifier.classify(e) instanceof Failure.Poison poison)) {
                    throw e;
                }
                rollback(session, e);
                if (!repeated) {
                    // Retry first: a failure that does not recur, such as a dropped partition, is no record's fault.
                    repeated = true;
                    attempt = StagedBatch.of(batch.records(), culprits, handlers);
                    continue;
                }
                culprits.putAll(culprits(session, batch, culprits, poison.message(), e));
                attempt = StagedBatch.of(batch.records(), culprits, handlers);
            }
        }
    }

    private List<OffsetRange> write(WarehouseSession session, Batch batch, StagedBatch staged)
            throws SQLException, LostOwnershipException {
        long begin = System.nanoTime();
        List<OffsetRange> ranges = batch.ranges().stream().map(staged::counted).toList();
        session.makeMonths(staged.rows().months());
        advance(session, ranges);
        session.checkDimensionTables();
        RowCounts counts = staged.rows().write(session);
        if (!staged.rejections().isEmpty()) {
            deadLetters.send(staged.rejections());
        }
        session.commit();
        listener.loaded(batch.records().size(), counts, staged.reasons(), System.nanoTime() - begin);
        return ranges;
    }

    /** No record is at fault if the update of the ledger is rejected, so none is looked for. */
    private void advance(WarehouseSession session, List<OffsetRange> ranges)
            throws SQLException, LostOwnershipException {
        try {
            ledger.advance(session.connection(), ranges);
        } catch (SQLException e) {
            if (FailureClassifier.classify(e) instanceof Failure.Poison(String message)) {
                throw new SQLException("PostgreSQL rejected a write to ops.sink_offsets: " + message, "XX000", e);
            }
            throw e;
        }
    }

    private Map<ConsumerRecord<byte[], byte[]>, String> culprits(
            WarehouseSession session,
            Batch batch,
            Map<ConsumerRecord<byte[], byte[]>, String> known,
            String rejection,
            SQLException cause)
            throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> candidates = batch.records().stream()
                .filter(record -> !known.containsKey(record))
                .toList();
        if (candidates.isEmpty()) {
            // Without the rejected records the transaction fails, too: no record is at fault.
            throw new SQLException(
                    "PostgreSQL rejected a write to ops.sink_offsets or ops.rejected_records", "XX000", cause);
        }
        return PoisonIsolator.isolate(candidates, rejection, records -> rejection(session, records));
    }

    private Optional<String> rejection(WarehouseSession session, List<ConsumerRecord<byte[], byte[]>> records)
            throws SQLException {
        try {
            StagedRows rows = StagedBatch.of(records, Map.of(), handlers).rows();
            session.makeMonths(rows.months());
            rows.write(session);
            session.rollback();
            return Optional.empty();
        } catch (SQLException e) {
            if (FailureClassifier.classify(e) instanceof Failure.Poison(String message)) {
                rollback(session, e);
                return Optional.of(message);
            }
            throw e;
        }
    }

    private static void rollback(WarehouseSession session, SQLException cause) throws SQLException {
        try {
            session.rollback();
        } catch (SQLException e) {
            e.addSuppressed(cause);
            throw e;
        }
    }
}
