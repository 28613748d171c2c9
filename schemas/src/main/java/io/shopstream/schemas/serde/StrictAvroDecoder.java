package io.shopstream.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary format as {@link BinaryDecoder} does, but refuses malformed UTF-8 with a {@link
 * MalformedTextException}. Avro replaces it without a word, so two ids that differ would become one. Not thread-safe;
 * {@link #begin} makes it ready for the next record.
 */
final class StrictAvroDecoder extends Decoder {
    private static final char REPLACEMENT = '\uFFFD';

    private final Utf8 scratch = new Utf8();
    private @Nullable BinaryDecoder reusable;
    private BinaryDecoder in = DecoderFactory.get().binaryDecoder(new byte[0], null);

    StrictAvroDecoder begin(byte[] data, int offset, int length) {
        in = DecoderFactory.get().binaryDecoder(data, offset, length, reusable);
        reusable = in;
        return this;
    }

    boolean isEnd() throws IOException {
        return in.isEnd();
    }

    @Override
    public String readString() throws IOException {
        Utf8 text = in.readString(scratch);
        return checked(text);
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        Utf8 text = in.readString(old);
        checked(text);
        return text;
    }

    // Malformed bytes always decode to replacement characters, so texts without one need no second look.
    private static String checked(Utf8 utf8) throws MalformedTextException {
        String text = new String(utf8.getBytes(), 0, utf8.getByteLength(), StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isWellFormed(utf8)) {
            throw new MalformedTextException();
        }
        return text;
    }

    private static boolean isWellFormed(Utf8 utf8) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8.getBytes(), 0, utf8.getByteLength()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public void skipString() throws IOException {
        in.skipString();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return in.readBytes(old);
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipBytes();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public long readArrayStart() throws IOException {
        return in.readArrayStart();
    }

    @Override
    public long arrayNext() throws IOException {
        return in.arrayNext();
    }

    @Override
    public long skipArray() throws IOException {
        return in.skipArray();
    }

    @Override
    public long readMapStart() throws IOException {
        return in.readMapStart();
    }

    @Override
    public long mapNext() throws IOException {
        return in.mapNext();
    }

    @Override
    public long skipMap() throws IOException {
        return in.skipMap();
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }

    @Override
    public int remainingBytes() {
        return in.remainingBytes();
    }
}
