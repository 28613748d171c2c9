package io.shopstream.local.deadletters;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.RecordKeys;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Position of a rejected record, written as in the keys of dead letters: {@code shop.orders.v1-2@417}.
 *
 * @param topic or the name of an imported file, which may contain any character
 * @param offset or the line in the file
 */
public record DeadLetterPosition(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})", Pattern.DOTALL);

    /**
     * @throws IllegalArgumentException if {@code text} is not a position; the message shows the format
     */
    public static DeadLetterPosition parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a position: write TOPIC-PARTITION@OFFSET, such as shop.orders.v1-2@417");
        }
        return new DeadLetterPosition(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    public static DeadLetterPosition of(DeadLetter deadLetter) {
        return new DeadLetterPosition(
                deadLetter.getSourceTopic(), deadLetter.getSourcePartition(), deadLetter.getSourceOffset());
    }

    @Override
    public String toString() {
        return RecordKeys.deadLetter(topic, partition, offset);
    }
}
