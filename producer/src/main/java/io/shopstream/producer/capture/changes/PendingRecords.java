package io.shopstream.producer.capture.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Collects records to publish, and what to count once they are published. */
final class PendingRecords {
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    private long snapshotRows;
    private long changes;
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

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** Call it once the records are acknowledged. */
    void count(CaptureMonitor monitor) {
        if (snapshotRows > 0) {
            monitor.snapshotRowsPublished(snapshotRows);
        }
        if (newest != null) {
            monitor.changesPublished(changes, newest);
        }
    }
}
