package io.shopstream.schemas.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferEncoderTest {
    private final BufferEncoder encoder = new BufferEncoder();

    @Test
    void shouldWriteWhatAvrosOwnEncoderWrites() throws IOException {
        encoder.begin(0x01020304);
        writeEverything(encoder);
        byte[] written = encoder.toByteArray();

        assertThat(Arrays.copyOf(written, WireFormat.HEADER_BYTES)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Arrays.copyOfRange(written, WireFormat.HEADER_BYTES, written.length))
                .isEqualTo(byAvro());
    }

    @Test
    void shouldDiscardAHalfWrittenRecord() throws IOException {
        encoder.begin(1);
        encoder.writeString("half of a record");
        encoder.begin(2);
        encoder.writeBoolean(true);

        assertThat(encoder.toByteArray()).containsExactly(0, 0, 0, 0, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\ude00\ud83d", "? and \ud83d", "\ud83d\ude00 \udbff"})
    void shouldRefuseHalfOfASurrogatePair(String text) {
        assertThatThrownBy(() -> encoder.writeString(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "why?", "\ud83d\ude00?", "\ufffd"})
    void shouldWriteQuestionMarksAndPairs(String text) {
        encoder.begin(1);
        encoder.writeString(text);

        assertThat(new String(encoder.toByteArray(), WireFormat.HEADER_BYTES + 1, encoder.bytesBuffered() - 6, UTF_8))
                .isEqualTo(text);
    }

    private static byte[] byAvro() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder avro = EncoderFactory.get().binaryEncoder(bytes, null);
        writeEverything(avro);
        avro.flush();
        return bytes.toByteArray();
    }

    private static void writeEverything(Encoder to) throws IOException {
        for (long number : new long[] {0, -1, 63, 64, -65, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE}) {
            to.writeLong(number);
            to.writeInt((int) number);
        }
        to.writeNull();
        to.writeBoolean(true);
        to.writeBoolean(false);
        to.writeFloat(1.5f);
        to.writeDouble(-2.25);
        to.writeEnum(3);
        to.writeIndex(1);
        to.writeString("");
        to.writeString("Zürich \uD83D\uDED2 " + "x".repeat(3_000));
        to.writeString(new Utf8("Grüße"));
        to.writeBytes(new byte[] {1, 2, 3});
        ByteBuffer part = ByteBuffer.wrap(new byte[] {9, 8, 7, 6}, 1, 2);
        to.writeBytes(part);
        to.writeFixed(new byte[] {5, 5}, 1, 1);
        writeArray(to);
        writeMap(to, Map.of("one", 1L));
    }

    private static void writeArray(Encoder to) throws IOException {
        to.writeArrayStart();
        to.setItemCount(2);
        to.startItem();
        to.writeInt(1);
        to.startItem();
        to.writeInt(2);
        to.writeArrayEnd();
        to.writeArrayStart();
        to.setItemCount(0);
        to.writeArrayEnd();
    }

    private static void writeMap(Encoder to, Map<String, Long> map) throws IOException {
        to.writeMapStart();
        to.setItemCount(map.size());
        for (Map.Entry<String, Long> entry : map.entrySet()) {
            to.startItem();
            to.writeString(entry.getKey());
            to.writeLong(entry.getValue());
        }
        to.writeMapEnd();
    }
}
