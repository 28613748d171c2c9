package io.shopstream.local.deadletters;

import io.shopstream.local.console.TextTable;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats dead letters for a terminal. */
public final class DeadLetterText {
    private final RecordText values;

    public DeadLetterText(AvroSerdes serdes, Topics topics) {
        this.values = new RecordText(serdes, topics);
    }

    /** One line for each dead letter. */
    public static String table(List<DeadLetter> deadLetters) {
        TextTable table = new TextTable("position", "group", "reason", "rejected at", "replayed at");
        deadLetters.forEach(deadLetter -> table.row(
                position(deadLetter),
                RawText.plain(deadLetter.getConsumerGroup()),
                RawText.plain(deadLetter.getReason()),
                deadLetter.getRejectedAt(),
                orNone(deadLetter.getReplayedAt(), "-")));
        return table.toString();
    }

    /** One line for each group and reason. */
    public static String counts(List<ReasonCount> counts) {
        TextTable table = new TextTable("group", "reason", "records");
        counts.forEach(
                count -> table.row(RawText.plain(count.group()), RawText.plain(count.reason()), count.deadLetters()));
        return table.toString();
    }

    /** All fields of one dead letter, and the remedy. */
    public String whole(DeadLetter deadLetter) {
        byte[] key = bytes(deadLetter.getRawKey());
        byte[] value = bytes(deadLetter.getRawValue());
        return """
                Position     %s
                Group        %s
                Reason       %s
                Detail       %s
                Record time  %s
                Rejected at  %s
                Replayed at  %s
                Key          %s
                Value        %s
                What to do   %s
                """.formatted(
                        position(deadLetter),
                        RawText.plain(deadLetter.getConsumerGroup()),
                        RawText.plain(deadLetter.getReason()),
                        RawText.plain(deadLetter.getDetail()),
                        orNone(deadLetter.getSourceTimestamp(), "unknown"),
                        deadLetter.getRejectedAt(),
                        orNone(deadLetter.getReplayedAt(), "never"),
                        key == null ? "none" : RawText.of(key),
                        value == null ? noValue(deadLetter) : values.of(deadLetter.getSourceTopic(), value),
                        Remedy.of(deadLetter));
    }

    /** {@code shop.orders.v1-2@417}, without control characters. */
    public static String position(DeadLetter deadLetter) {
        return RawText.plain(DeadLetterPosition.of(deadLetter).toString());
    }

    private static String noValue(DeadLetter deadLetter) {
        Instant erased = deadLetter.getErasedAt();
        return erased == null ? "none" : "erased at " + erased + ", because it named a user who was forgotten";
    }

    private static String orNone(@Nullable Instant time, String none) {
        return time == null ? none : time.toString();
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
