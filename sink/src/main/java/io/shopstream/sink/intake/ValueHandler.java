package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.validation.StrictUtf8;
import io.shopstream.sink.staging.RowCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Handles the topics whose invalid records the sink dead-letters: all but orders and the dead letters themselves. */
final class ValueHandler<V> implements RecordHandler {
    private final TopicDecoder<V> reader;
    private final Check<V> check;
    private final Stager<V> stager;
    private final Tombstones tombstones;

    /** Validates a decoded value. */
    @FunctionalInterface
    interface Check<V> {
        FieldChecks check(ConsumerRecord<byte[], byte[]> record, @Nullable String key, V value);
    }

    /** Stages a valid value. */
    @FunctionalInterface
    interface Stager<V> {
        void stage(V value, ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector);
    }

    /** Handles a record without a value. */
    @FunctionalInterface
    interface Tombstones {
        Tombstones REFUSED = (record, key, rowCollector) -> new RecordOutcome.Refused(
                RejectionReason.VALUE_MISSING, "the record has no value, but its topic does not allow tombstones");

        RecordOutcome delete(ConsumerRecord<byte[], byte[]> record, @Nullable String key, RowCollector rowCollector);
    }

    ValueHandler(TopicDecoder<V> reader, Check<V> check, Stager<V> stager, Tombstones tombstones) {
        this.reader = reader;
        this.check = check;
        this.stager = stager;
        this.tombstones = tombstones;
    }

    @Override
    public RecordOutcome take(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector) {
        String key = StrictUtf8.decode(record.key());
        V value;
        try {
            value = reader.read(record);
        } catch (UndecodableRecordException e) {
            return new RecordOutcome.Refused(e.reason(), String.valueOf(e.getMessage()));
        }
        if (value == null) {
            return tombstones.delete(record, key, rowCollector);
        }
        Violation violation = check.check(record, key, value).first();
        if (violation != null) {
            return new RecordOutcome.Refused(violation.reason(), violation.detail());
        }
        stager.stage(value, record, rowCollector);
        return RecordOutcome.Taken.INSTANCE;
    }
}
