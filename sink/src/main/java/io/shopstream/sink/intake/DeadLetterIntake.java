package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.sink.stage.Rows;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of all groups, into the book of rejected records. One that cannot be read itself never makes a new letter,
 * which could go round for ever: it is entered in the book as it is, under its own position.
 */
final class DeadLetterIntake implements Intake {
    private final TopicReader<DeadLetter> reader;
    private final String consumerGroup;

    DeadLetterIntake(TopicReader<DeadLetter> reader, String consumerGroup) {
        this.reader = reader;
        this.consumerGroup = consumerGroup;
    }

    @Override
    public Verdict take(ConsumerRecord<byte[], byte[]> record, Rows rows) {
        DeadLetter letter;
        try {
            letter = reader.read(record);
        } catch (UndecodableRecordException e) {
            return enter(record, e.reason(), String.valueOf(e.getMessage()), rows);
        }
        if (letter == null) {
            // Somebody withdrew a letter; what was once rejected stays in the book.
            return Verdict.Taken.INSTANCE;
        }
        Violation violation = check(letter);
        if (violation != null) {
            return enter(record, violation.reason(), violation.detail(), rows);
        }
        rows.letter(letter);
        return Verdict.Taken.INSTANCE;
    }

    @Override
    public Verdict refusedByDatabase(ConsumerRecord<byte[], byte[]> record, String detail, Rows rows) {
        return enter(record, RejectionReason.REFUSED_BY_DATABASE, detail, rows);
    }

    private static @Nullable Violation check(DeadLetter letter) {
        return new Checks()
                .text("consumer_group", letter.getConsumerGroup())
                .text("source_topic", letter.getSourceTopic())
                .text("reason", letter.getReason())
                .text("detail", letter.getDetail())
                .time("source_timestamp", letter.getSourceTimestamp())
                .time("rejected_at", letter.getRejectedAt())
                .time("replayed_at", letter.getReplayedAt())
                .first();
    }

    private Verdict enter(ConsumerRecord<byte[], byte[]> record, RejectionReason reason, String detail, Rows rows) {
        Instant timestamp = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        rows.letter(DeadLetter.newBuilder()
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
        return new Verdict.Skipped(reason);
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
