package io.shopstream.streams.pane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Lays out keys of stores: a time before or after text. A time is 8 bytes that sort like the signed number under the
 * unsigned comparison of stores: epoch millis, big-endian, sign bit flipped. Text is UTF-8.
 */
public final class KeyBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private KeyBytes() {}

    /** The time, then the text. */
    public static byte[] of(long epochMillis, String text) {
        byte[] rest = text.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[Long.BYTES + rest.length];
        LONG.set(key, 0, flipped(epochMillis));
        System.arraycopy(rest, 0, key, Long.BYTES, rest.length);
        return key;
    }

    /** The text, then the time. */
    public static byte[] of(String text, long epochMillis) {
        byte[] first = text.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[first.length + Long.BYTES];
        System.arraycopy(first, 0, key, 0, first.length);
        LONG.set(key, first.length, flipped(epochMillis));
        return key;
    }

    /** Reads the time that begins at {@code offset}, epoch millis. */
    public static long millis(byte[] key, int offset) {
        return flipped((long) LONG.get(key, offset));
    }

    /** Reads the text from {@code from}, inclusive, to {@code to}, exclusive. */
    public static String text(byte[] key, int from, int to) {
        return new String(key, from, to - from, StandardCharsets.UTF_8);
    }

    // Its own inverse.
    private static long flipped(long value) {
        return value ^ Long.MIN_VALUE;
    }
}
