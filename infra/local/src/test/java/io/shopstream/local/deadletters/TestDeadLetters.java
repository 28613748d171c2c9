package io.shopstream.local.deadletters;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Dead letters for tests. */
final class TestDeadLetters {
    static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant REJECTED = Instant.parse("2026-03-01T12:00:01Z");

    static {
        // Configures Avro, as everything does that reads or writes records: it copies no headers before.
        new HttpSchemaRegistry(URI.create("http://127.0.0.1:1"), Duration.ZERO);
    }

    private TestDeadLetters() {}

    static DeadLetter deadLetter(String group, String topic, long offset) {
        return DeadLetter.newBuilder()
                .setConsumerGroup(group)
                .setSourceTopic(topic)
                .setSourcePartition(2)
                .setSourceOffset(offset)
                .setReason("refused-by-database")
                .setDetail("23514")
                .setRawKey(bytes("key"))
                .setRawValue(bytes("value"))
                .setSourceTimestamp(RECEIVED)
                .setRejectedAt(REJECTED)
                .build();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
