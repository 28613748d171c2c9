package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.sink.stage.RowCollector;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of all groups, into the book of rejected records. One that cannot be read itself never makes a new letter,
 * which could go round for ever: it is entered in the book as it is, under its own position.
 */
final class DeadLetterHandler implements RecordHandler {
    private final TopicReader<DeadLetter> reader;
    private final String consumerGroup;

    DeadLetterHandler(TopicReader<DeadLetter> reader, String consumerGroup) {
        this.reader = reader;
        this.consumerGroup = consumerGroup;
    }

    @Override
    public RecordOutcome take(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector) {
        DeadLetter deadLetter;
        try {
            deadLetter = reader.read(record);
        } catch (UndecodableRecordException e) {
            return enter(record, e.reason(), String.valueOf(e.getMessage()), rowCollector);
        }
        if (deadLetter == null) {
            // Somebody withdrew a letter; what was once rejected stays in the book.
            return RecordOutcome.Taken.INSTANCE;
        }
        Violation violation = check(deadLetter);
        if (violation != null) {
            return enter(record, violation.reason(), violation.detail(), rowCollector);
        }
        rowCollector.deadLetter(deadLetter);
        return RecordOutcome.Taken.INSTANCE;
    }

    @Override
    public RecordOutcome refusedByDatabase(
            ConsumerRecord<byte[], byte[]> record, String detail, RowCollector rowCollector) {
        return enter(record, RejectionReason.REFUSED_BY_DATABASE, detail, rowCollector);
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
                .first();
    }

    private RecordOutcome enter(
            ConsumerRecord<byte[], byte[]> record, RejectionReason reason, String detail, RowCollector rowCollector) {
        Instant timestamp = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        rowCollector.deadLetter(DeadLetter.newBuilder()
                .setConsumerGroup(consumerGroup)
                .setSourceTopic(record.topic())
                .setSourcePartition(record.partition())
                .setSourceOffset(record.offset())
                .setReason(reason.code())
                .setDetail(detail)
                .setRawKey(wrap(record.key()))
                .setRawValue(wrap(record.value()))
                .setSourceTimestamp(timestamp)
                .setRejectedAt(timestamp)
                .build());
        return new RecordOutcome.Skipped(reason);
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
