package io.shopstream.local.letters;

import io.shopstream.local.console.TextTable;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letters for a terminal. */
public final class LetterText {
    private final RecordText values;

    public LetterText(AvroSerdes serdes, Topics topics) {
        this.values = new RecordText(serdes, topics);
    }

    /** One line a letter. */
    public static String table(List<DeadLetter> letters) {
        TextTable table = new TextTable("position", "group", "reason", "rejected at", "replayed at");
        letters.forEach(letter -> table.row(
                position(letter),
                RawText.plain(letter.getConsumerGroup()),
                RawText.plain(letter.getReason()),
                letter.getRejectedAt(),
                orNone(letter.getReplayedAt(), "-")));
        return table.toString();
    }

    /** One line a group and reason. */
    public static String counts(List<ReasonCount> counts) {
        TextTable table = new TextTable("group", "reason", "letters");
        counts.forEach(
                count -> table.row(RawText.plain(count.group()), RawText.plain(count.reason()), count.letters()));
        return table.toString();
    }

    /** Everything that is known of one letter, and what to do about it. */
    public String whole(DeadLetter letter) {
        byte[] key = bytes(letter.getRawKey());
        byte[] value = bytes(letter.getRawValue());
        return """
                Position     %s
                Group        %s
                Reason       %s
                Detail       %s
                Record of    %s
                Rejected at  %s
                Replayed at  %s
                Key          %s
                Value        %s
                What to do   %s
                """.formatted(
                        position(letter),
                        RawText.plain(letter.getConsumerGroup()),
                        RawText.plain(letter.getReason()),
                        RawText.plain(letter.getDetail()),
                        orNone(letter.getSourceTimestamp(), "no time"),
                        letter.getRejectedAt(),
                        orNone(letter.getReplayedAt(), "never"),
                        key == null ? "none" : RawText.of(key),
                        value == null ? "none" : values.of(letter.getSourceTopic(), value),
                        Remedy.of(letter));
    }

    /** {@code shop.orders.v1-2@417}, safe to show. */
    public static String position(DeadLetter letter) {
        return RawText.plain(LetterPosition.of(letter).toString());
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
