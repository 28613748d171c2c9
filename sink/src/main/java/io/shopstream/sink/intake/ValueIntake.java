package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.sink.stage.Rows;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A topic that only the sink reads: what it cannot take it dead-letters itself. */
final class ValueIntake<V> implements Intake {
    private final TopicReader<V> reader;
    private final Check<V> check;
    private final Stager<V> stager;
    private final Tombstones tombstones;

    /** Judges a decoded value. */
    @FunctionalInterface
    interface Check<V> {
        Checks check(ConsumerRecord<byte[], byte[]> record, @Nullable String key, V value);
    }

    /** Puts a sound value into the batch. */
    @FunctionalInterface
    interface Stager<V> {
        void stage(V value, ConsumerRecord<byte[], byte[]> record, Rows rows);
    }

    /** What a record without a value means. */
    @FunctionalInterface
    interface Tombstones {
        Tombstones REFUSED = (record, key, rows) -> new Verdict.Refused(
                RejectionReason.VALUE_MISSING, "the record has no value, and its topic knows no deletion");

        Verdict bury(ConsumerRecord<byte[], byte[]> record, @Nullable String key, Rows rows);
    }

    ValueIntake(TopicReader<V> reader, Check<V> check, Stager<V> stager, Tombstones tombstones) {
        this.reader = reader;
        this.check = check;
        this.stager = stager;
        this.tombstones = tombstones;
    }

    @Override
    public Verdict take(ConsumerRecord<byte[], byte[]> record, Rows rows) {
        String key = RecordKey.of(record);
        V value;
        try {
            value = reader.read(record);
        } catch (UndecodableRecordException e) {
            return new Verdict.Refused(e.reason(), String.valueOf(e.getMessage()));
        }
        if (value == null) {
            return tombstones.bury(record, key, rows);
        }
        Violation violation = check.check(record, key, value).first();
        if (violation != null) {
            return new Verdict.Refused(violation.reason(), violation.detail());
        }
        stager.stage(value, record, rows);
        return Verdict.Taken.INSTANCE;
    }
}
