package io.shopstream.local.letters;

import io.shopstream.local.verify.TopicReader;
import io.shopstream.schemas.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the last record of each key stands. A topic is read when it is first asked for. */
final class LaterRecords implements Predicate<DeadLetter> {
    private final String kafka;
    private final Map<String, Map<Place, Long>> lastOffsets = new HashMap<>();

    private record Place(int partition, @Nullable ByteBuffer key) {}

    /** @param kafka bootstrap servers */
    LaterRecords(String kafka) {
        this.kafka = kafka;
    }

    /** Whether a later record of the letter's key stands in its partition. */
    @Override
    public boolean test(DeadLetter letter) {
        Long last = lastOffsets
                .computeIfAbsent(letter.getSourceTopic(), this::read)
                .get(new Place(letter.getSourcePartition(), letter.getRawKey()));
        return last != null && last > letter.getSourceOffset();
    }

    private Map<Place, Long> read(String topic) {
        Map<Place, Long> last = new HashMap<>();
        try (TopicReader reader = new TopicReader(kafka, topic)) {
            reader.readToEnd(
                    record -> {
                        byte[] key = record.key();
                        last.put(
                                new Place(record.partition(), key == null ? null : ByteBuffer.wrap(key)),
                                record.offset());
                    },
                    (left, read) -> {});
        }
        return last;
    }
}
