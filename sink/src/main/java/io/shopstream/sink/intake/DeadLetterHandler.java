package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.deadletter.RejectedRecord;
import io.shopstream.schemas.rules.FieldChecks;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.sink.staging.RowCollector;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Loads the dead letters of all consumer groups into {@code ops.rejected_records}. A dead letter that cannot be read
 * never causes another one, which could loop for ever: it is stored as it is, under its own position.
 */
final class DeadLetterHandler implements RecordHandler {
    private final TopicDecoder<DeadLetter> reader;
    private final DeadLetterFactory factory;

    DeadLetterHandler(TopicDecoder<DeadLetter> reader, String consumerGroup) {
        this.reader = reader;
        this.factory = new DeadLetterFactory(consumerGroup);
    }

    @Override
    public RecordOutcome stage(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector) {
        DeadLetter deadLetter;
        try {
            deadLetter = reader.read(record);
        } catch (UndecodableRecordException e) {
            return store(record, e.reason(), String.valueOf(e.getMessage()), rowCollector);
        }
        if (deadLetter == null) {
            // A tombstone of a dead letter: the rejected record stays in ops.rejected_records.
            return RecordOutcome.Staged.INSTANCE;
        }
        Violation violation = check(deadLetter);
        if (violation != null) {
            return store(record, violation.reason(), violation.detail(), rowCollector);
        }
        rowCollector.deadLetter(deadLetter);
        return RecordOutcome.Staged.INSTANCE;
    }

    @Override
    public RecordOutcome rejectedByDatabase(
            ConsumerRecord<byte[], byte[]> record, String detail, RowCollector rowCollector) {
        return store(record, RejectionReason.REFUSED_BY_DATABASE, detail, rowCollector);
    }

    private static @Nullable Violation check(DeadLetter deadLetter) {
        return new FieldChecks()
                        .text("consumer_group", deadLetter.getConsumerGroup())
                        .text("source_topic", deadLetter.getSourceTopic())
                        .text("reason", deadLetter.getReason())
                        .text("detail", deadLetter.getDetail())
                        .time("source_timestamp", deadLetter.getSourceTimestamp())
                        .time("rejected_at", deadLetter.getRejectedAt())
                        .time("replayed_at", deadLetter.getReplayedAt())
                        .violations()
                        .stream()
                        .findFirst()
                        .orElse(null);
    }

    private RecordOutcome store(
            ConsumerRecord<byte[], byte[]> record, RejectionReason reason, String detail, RowCollector rowCollector) {
        RejectedRecord rejected = new RejectedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
        // Not the present: the same record gives the same row, however often it is read.
        Instant rejectedAt = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        rowCollector.deadLetter(factory.of(rejected, reason, detail, rejectedAt));
        return new RecordOutcome.CountedOnly(reason);
    }
}
