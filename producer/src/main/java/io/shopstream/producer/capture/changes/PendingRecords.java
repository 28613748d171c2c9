package io.shopstream.producer.capture.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Collects records to publish, dead letters among them, and what to count once they are published. One list: the
 * position in the log is stored only after all of it is acknowledged.
 */
final class PendingRecords {
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<@Nullable Row> rows = new ArrayList<>();
    private long snapshotRows;
    private long changes;
    private long rejected;
    private @Nullable Instant newest;

    /** What a record was made of. */
    record Row(TableChange change, long lsn) {}

    void addSnapshotRow(ProducerRecord<String, byte[]> record, TableChange change, long lsn) {
        add(record, new Row(change, lsn));
        snapshotRows++;
    }

    void addChange(ProducerRecord<String, byte[]> record, TableChange change) {
        add(record, new Row(change, change.lsn()));
        changes++;
        newest = change.committedAt();
    }

    /** @param committedAt null for a row of a snapshot */
    void addRejected(ProducerRecord<String, byte[]> deadLetter, @Nullable Instant committedAt) {
        add(deadLetter, null);
        rejected++;
        if (committedAt != null) {
            newest = committedAt;
        }
    }

    private void add(ProducerRecord<String, byte[]> record, @Nullable Row row) {
        records.add(record);
        rows.add(row);
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** What the record with this index was made of; null if it is a dead letter. */
    @Nullable Row row(int index) {
        return rows.get(index);
    }

    /** Counts the row as rejected instead: a dead letter takes its place. */
    void refused(Row row) {
        rejected++;
        if (row.change().place() == TableChange.Place.STREAM) {
            changes--;
        } else {
            snapshotRows--;
        }
    }

    /** Call it once the records are acknowledged. */
    void count(CaptureMonitor monitor) {
        if (snapshotRows > 0) {
            monitor.snapshotRowsPublished(snapshotRows);
        }
        if (rejected > 0) {
            monitor.rowsRejected(rejected);
        }
        if (newest != null) {
            monitor.changesPublished(changes, newest);
        }
    }
}
