package io.shopstream.producer.capture.changes;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.shopstream.producer.capture.changes.ChangePublisher.Refused;
import io.shopstream.producer.capture.changes.TableChange.Place;
import io.shopstream.producer.capture.tables.CapturedTable;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.producer.capture.tables.RejectedRowException;
import io.shopstream.producer.capture.tables.UnfitTableException;
import io.shopstream.schemas.rules.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the engine's batches to Kafka and marks a batch as processed once all its records are acknowledged, so a
 * crash repeats records but never skips one. A row that no record can hold, or whose record Kafka refuses, becomes a
 * dead letter in the same batch, and the topic keeps the row's earlier state until the row is corrected. After the last
 * row of a snapshot it publishes tombstones for deleted rows, before any later change. Called by one thread of the
 * engine.
 */
public final class ChangeHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeHandler.class);

    private final CapturedTables tables;
    private final ChangeReader reader;
    private final ChangePublisher publisher;
    private final DeletedRowFinder deletedRows;
    private final RejectedRows rejectedRows;
    private final CaptureMonitor monitor;
    private final FaultInjectionPoint faultInjectionPoint;
    private @Nullable TableSnapshot snapshot;
    private PendingRecords pending = new PendingRecords();
    private final RejectionLog rejectionLog = new RejectionLog();

    /**
     * @param snapshot null if the engine resumes from an offset
     */
    public ChangeHandler(
            CapturedTables tables,
            ChangePublisher publisher,
            DeletedRowFinder deletedRows,
            RejectedRows rejectedRows,
            CaptureMonitor monitor,
            FaultInjectionPoint faultInjectionPoint,
            @Nullable TableSnapshot snapshot) {
        this.tables = tables;
        this.reader = new ChangeReader(tables);
        this.publisher = publisher;
        this.deletedRows = deletedRows;
        this.rejectedRows = rejectedRows;
        this.monitor = monitor;
        this.faultInjectionPoint = faultInjectionPoint;
        this.snapshot = snapshot;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        pending = new PendingRecords();
        for (RecordChangeEvent<SourceRecord> event : batch) {
            handle(event.record());
        }
        publishPending();
        for (RecordChangeEvent<SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
    }

    private void handle(SourceRecord record) throws InterruptedException {
        Optional<TableChange> read = reader.read(record);
        if (read.isEmpty()) {
            // A heartbeat after the snapshot without a last row before it: all tables are empty.
            if (ChangeReader.isAfterSnapshot(record.sourceOffset())) {
                finishSnapshot();
            }
            return;
        }
        TableChange change = read.get();
        faultInjectionPoint.reading(change);
        if (change.place() == Place.STREAM) {
            finishSnapshot();
            handleChange(change);
            return;
        }
        handleSnapshotRow(change);
    }

    private void handleChange(TableChange change) throws InterruptedException {
        if (change.row() == null && !change.table().isKey(change.id())) {
            // The row was a dead letter: its topic has nothing to delete.
            return;
        }
        try {
            pending.addChange(toRecord(change, change.lsn()), change);
        } catch (RejectedRowException e) {
            reject(change, change.lsn(), e, change.committedAt());
        }
    }

    private void handleSnapshotRow(TableChange change) throws InterruptedException {
        TableSnapshot current = snapshot;
        if (current == null) {
            throw new IllegalStateException("the connector took a snapshot that was not requested");
        }
        current.add(change.table().name(), change.id());
        try {
            pending.addSnapshotRow(toRecord(change, current.version()), change, current.version());
        } catch (UnfitTableException e) {
            throw new UnfitSnapshotException(e);
        } catch (RejectedRowException e) {
            reject(change, current.version(), e, null);
        }
        if (change.place() == Place.LAST_OF_SNAPSHOT) {
            finishSnapshot();
        }
    }

    private void reject(TableChange change, long lsn, RejectedRowException rejection, @Nullable Instant committedAt)
            throws InterruptedException {
        rejectionLog.rejected(rejection.detail(), rejection.getCause());
        pending.addRejected(publisher.retrying(() -> rejectedRows.deadLetter(change, lsn, rejection)), committedAt);
    }

    private ProducerRecord<String, byte[]> toRecord(TableChange change, long version) throws InterruptedException {
        return publisher.retrying(() -> change.table().record(change.id(), change.row(), version));
    }

    private void finishSnapshot() throws InterruptedException {
        TableSnapshot finished = snapshot;
        if (finished == null) {
            return;
        }
        publishPending();
        int deleted = 0;
        for (CapturedTable<?> table : tables.all()) {
            List<ProducerRecord<String, byte[]>> tombstones = new ArrayList<>();
            for (String deletedRow : publisher.retrying(
                    () -> deletedRows.deletedRows(table.topic().name(), finished.keys(table.name())))) {
                tombstones.add(table.record(deletedRow, null, finished.version()));
            }
            requireAll(publisher.publish(tombstones));
            deleted += tombstones.size();
        }
        LOG.info("change capture published {} snapshot rows and deleted {} missing rows", finished.rows(), deleted);
        snapshot = null;
        monitor.enter(CaptureState.STREAMING);
    }

    private void publishPending() throws InterruptedException {
        PendingRecords published = pending;
        pending = new PendingRecords();
        List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
        for (Refused refused : publisher.publish(published.records())) {
            letters.add(deadLetter(published, refused));
        }
        requireAll(publisher.publish(letters));
        published.count(monitor);
    }

    private ProducerRecord<String, byte[]> deadLetter(PendingRecords published, Refused refused)
            throws InterruptedException {
        PendingRecords.Row row = published.row(refused.index());
        if (row == null) {
            // Nothing may be lost: capture starts over and waits until Kafka accepts the dead letter.
            throw refused.failure();
        }
        published.refused(row);
        KafkaException failure = refused.failure();
        String detail = "Kafka refuses the record of a row of %s (%s): %s"
                .formatted(row.change().table().name(), failure.getClass().getSimpleName(), failure.getMessage());
        rejectionLog.rejected(detail, null);
        return publisher.retrying(
                () -> rejectedRows.deadLetter(row.change(), row.lsn(), RejectionReason.REFUSED_BY_KAFKA, detail));
    }

    private static void requireAll(List<Refused> refused) {
        if (!refused.isEmpty()) {
            throw refused.getFirst().failure();
        }
    }
}
