package io.shopstream.schemas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.rules.RejectionReason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterFactoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final DeadLetterFactory factory = new DeadLetterFactory("shop-streams");
    private final Headers headers = new RecordHeaders();

    @Test
    void shouldKeepTheWholeRecord() {
        headers.add("lsn", new byte[] {1, 2}).add("lsn", null);

        DeadLetter deadLetter = of(new byte[] {3}, new byte[] {4, 5});

        assertThat(DeadLetterFactory.key(deadLetter)).isEqualTo("shop.users.v1-2@41");
        assertThat(deadLetter.getRawKey()).isEqualTo(ByteBuffer.wrap(new byte[] {3}));
        assertThat(deadLetter.getRawValueSize()).isEqualTo(2);
        assertThat(deadLetter.getHeaders())
                .containsExactly(
                        new DeadLetterHeader("lsn", ByteBuffer.wrap(new byte[] {1, 2})),
                        new DeadLetterHeader("lsn", null));
        assertThat(DeadLetterFactory.isWhole(deadLetter)).isTrue();
    }

    @Test
    void shouldKnowWhatItCut() {
        byte[] key = new byte[DeadLetterFactory.MAX_KEY_BYTES + 1];
        byte[] value = new byte[DeadLetterFactory.MAX_VALUE_BYTES + 7];

        DeadLetter bothCut = of(key, value);
        assertThat(bothCut.getRawKeySize()).isEqualTo(key.length);
        assertThat(bothCut.getRawValueSize()).isEqualTo(value.length);
        assertThat(bothCut.getRawValue().remaining()).isEqualTo(DeadLetterFactory.MAX_VALUE_BYTES);
        assertThat(DeadLetterFactory.isWhole(bothCut)).isFalse();
        assertThat(DeadLetterFactory.isWhole(of(key, null))).isFalse();
        assertThat(DeadLetterFactory.isWhole(of(null, value))).isFalse();
    }

    @Test
    void shouldKnowWhatWasCutBeforeSizesWereKept() {
        DeadLetter old = DeadLetter.newBuilder(of(null, new byte[] {1}))
                .setRawValueSize(null)
                .setHeaders(null)
                .setDetail("bad; only the first 15728640 of the value's 17825792 bytes are kept")
                .build();

        assertThat(DeadLetterFactory.isWhole(old)).isFalse();
        assertThat(DeadLetterFactory.isWhole(
                        DeadLetter.newBuilder(old).setDetail("bad").build()))
                .isTrue();
    }

    @Test
    void shouldKeepAllHeadersOrNone() {
        headers.add("small", new byte[] {1}).add("large", new byte[DeadLetterFactory.MAX_HEADER_BYTES]);

        assertThat(of(null, null).getHeaders()).isNull();
    }

    @Test
    void shouldWriteHeadersAsTextAndReadThemAgain() {
        List<DeadLetterHeader> some = List.of(
                new DeadLetterHeader("ключ \" \0", ByteBuffer.wrap(new byte[] {0, -1, 127})),
                new DeadLetterHeader("", null));

        assertThat(HeaderText.read(HeaderText.write(some))).isEqualTo(some);
        assertThat(HeaderText.write(some)).doesNotContain("\0");
        assertThat(HeaderText.read(HeaderText.write(List.of()))).isEmpty();
        assertThat(HeaderText.read(HeaderText.write(null))).isNull();
    }

    private DeadLetter of(byte @Nullable [] key, byte @Nullable [] value) {
        return factory.of(
                new RejectedRecord("shop.users.v1", 2, 41, NOW.toEpochMilli(), key, value, headers),
                RejectionReason.KEY_MISMATCH,
                "the record's key is not user_id",
                NOW);
    }
}
