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
    private long snapshotRows;
    private long changes;
    private long rejected;
    private @Nullable Instant newest;

    void addSnapshotRow(ProducerRecord<String, byte[]> record) {
        records.add(record);
        snapshotRows++;
    }

    void addChange(ProducerRecord<String, byte[]> record, Instant committedAt) {
        records.add(record);
        changes++;
        newest = committedAt;
    }

    /** @param committedAt null for a row of a snapshot */
    void addRejected(ProducerRecord<String, byte[]> deadLetter, @Nullable Instant committedAt) {
        records.add(deadLetter);
        rejected++;
        if (committedAt != null) {
            newest = committedAt;
        }
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
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
