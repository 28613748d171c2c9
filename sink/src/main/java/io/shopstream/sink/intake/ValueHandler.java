package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.schemas.validation.StrictUtf8;
import io.shopstream.sink.staging.RowCollector;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Handles the topics whose invalid records the sink dead-letters: all but orders and the dead letters themselves. */
final class ValueHandler<V> implements RecordHandler {
    private final RecordValidator<V> validator;
    private final Stager<V> stager;
    private final Tombstones tombstones;

    /** Stages a valid value. */
    @FunctionalInterface
    interface Stager<V> {
        void stage(V value, ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector);
    }

    /** Handles a record without a value. */
    @FunctionalInterface
    interface Tombstones {
        Tombstones REJECTED = (record, key, rowCollector) -> new RecordOutcome.Rejected(
                RejectionReason.VALUE_MISSING, "the record has no value, but its topic does not allow tombstones");

        /** @param key null if the record has none, or one that is not valid UTF-8 */
        RecordOutcome delete(ConsumerRecord<byte[], byte[]> record, @Nullable String key, RowCollector rowCollector);
    }

    ValueHandler(RecordValidator<V> validator, Stager<V> stager, Tombstones tombstones) {
        this.validator = validator;
        this.stager = stager;
        this.tombstones = tombstones;
    }

    @Override
    public RecordOutcome stage(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector) {
        if (record.value() == null) {
            return tombstones.delete(record, StrictUtf8.decode(record.key()), rowCollector);
        }
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        return switch (validator.validate(record.key(), record.value(), receivedAt)) {
            case RecordValidator.Valid<V>(V value) -> {
                stager.stage(value, record, rowCollector);
                yield RecordOutcome.Staged.INSTANCE;
            }
            case RecordValidator.Invalid<V>(RejectionReason reason, String detail) ->
                new RecordOutcome.Rejected(reason, detail);
        };
    }
}
