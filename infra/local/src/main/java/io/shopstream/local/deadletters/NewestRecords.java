package io.shopstream.local.deadletters;

import io.shopstream.local.verify.TopicReader;
import io.shopstream.schemas.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the last record of each key stands. A topic is read when it is first asked for. */
final class NewestRecords implements Predicate<DeadLetter> {
    private final String kafka;
    private final Map<String, Map<Place, Long>> lastOffsets = new HashMap<>();

    private record Place(int partition, @Nullable ByteBuffer key) {}

    /** @param kafka bootstrap servers */
    NewestRecords(String kafka) {
        this.kafka = kafka;
    }

    /** Whether a later record of the letter's key stands in its partition. */
    @Override
    public boolean test(DeadLetter deadLetter) {
        Long last = lastOffsets
                .computeIfAbsent(deadLetter.getSourceTopic(), this::read)
                .get(new Place(deadLetter.getSourcePartition(), deadLetter.getRawKey()));
        return last != null && last > deadLetter.getSourceOffset();
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
