package io.shopstream.sink.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes PostgreSQL's binary COPY format into a growing buffer that is reused for every chunk. Each method writes one
 * field in the binary form of the named SQL type; a null argument becomes SQL's null. Not thread-safe.
 */
public final class CopyEncoder {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL_FIELD = -1;
    private static final short END_OF_ROWS = -1;
    // PostgreSQL counts from 2000-01-01, Java from 1970-01-01.
    private static final long EPOCH_SECONDS = 946_684_800L;
    private static final int EPOCH_DAYS = 10_957;
    private static final int INITIAL_BYTES = 128 * 1024;

    private byte[] buffer = new byte[INITIAL_BYTES];
    private int length;

    public void header() {
        ensure(SIGNATURE.length + 8);
        System.arraycopy(SIGNATURE, 0, buffer, length, SIGNATURE.length);
        length += SIGNATURE.length;
        putInt(0); // flags
        putInt(0); // no extension
    }

    public void startRow(int fields) {
        ensure(2);
        putShort(fields);
    }

    public void trailer() {
        ensure(2);
        putShort(END_OF_ROWS);
    }

    public void nullField() {
        ensure(4);
        putInt(NULL_FIELD);
    }

    /** {@code boolean}. */
    public void bool(boolean value) {
        ensure(5);
        putInt(1);
        buffer[length++] = (byte) (value ? 1 : 0);
    }

    /** {@code integer}. */
    public void int4(int value) {
        ensure(8);
        putInt(4);
        putInt(value);
    }

    /** {@code bigint}. */
    public void int8(long value) {
        ensure(12);
        putInt(8);
        putLong(value);
    }

    /** {@code text}, as UTF-8. */
    public void text(@Nullable String value) {
        if (value == null) {
            nullField();
            return;
        }
        int chars = value.length();
        ensure(4 + chars);
        int start = length + 4;
        for (int i = 0; i < chars; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                utf8(value);
                return;
            }
            buffer[start + i] = (byte) c;
        }
        putInt(chars);
        length += chars;
    }

    private void utf8(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        ensure(4 + bytes.length);
        putInt(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    /** {@code bytea}; the buffer's position stays where it was. */
    public void bytea(@Nullable ByteBuffer value) {
        if (value == null) {
            nullField();
            return;
        }
        int size = value.remaining();
        ensure(4 + size);
        putInt(size);
        value.get(value.position(), buffer, length, size);
        length += size;
    }

    /** {@code timestamptz}, truncated to microseconds. */
    public void timestamptz(@Nullable Instant value) {
        if (value == null) {
            nullField();
            return;
        }
        long seconds = Math.subtractExact(value.getEpochSecond(), EPOCH_SECONDS);
        int8(Math.addExact(Math.multiplyExact(seconds, 1_000_000L), value.getNano() / 1_000));
    }

    /** {@code date}. */
    public void date(@Nullable LocalDate value) {
        if (value == null) {
            nullField();
            return;
        }
        int4(Math.toIntExact(value.toEpochDay() - EPOCH_DAYS));
    }

    /** {@code numeric} with two decimal places, from minor units (hundredths). */
    public void numeric(long minor) {
        ensure(4 + NumericCents.MAX_BYTES);
        int start = length + 4;
        int size = NumericCents.write(minor, buffer, start);
        putInt(size);
        length += size;
    }

    public void numeric(@Nullable Long minor) {
        if (minor == null) {
            nullField();
            return;
        }
        numeric(minor.longValue());
    }

    /** Bytes written since the last {@link #clear()}. */
    public int length() {
        return length;
    }

    /** The buffer itself, valid up to {@link #length()} and until the next write. */
    byte[] buffer() {
        return buffer;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    public void clear() {
        length = 0;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private void putShort(int value) {
        buffer[length++] = (byte) (value >>> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        buffer[length++] = (byte) (value >>> 24);
        buffer[length++] = (byte) (value >>> 16);
        buffer[length++] = (byte) (value >>> 8);
        buffer[length++] = (byte) value;
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }
}
