package io.shopstream.sink.intake;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Keys are UTF-8 strings. Bytes that are not come out with replacement characters and so match no id. */
final class RecordKey {
    private RecordKey() {}

    static @Nullable String of(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
