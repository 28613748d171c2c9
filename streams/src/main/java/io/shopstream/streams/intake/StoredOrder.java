package io.shopstream.streams.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Value of the store of last versions: 8 bytes version and 8 bytes placed_at (epoch millis), both big-endian, then the
 * record's value exactly as it was read. What stands in front spares the clean-up the decoding.
 */
public final class StoredOrder {
    private static final int HEAD_BYTES = 2 * Long.BYTES;

    private StoredOrder() {}

    static byte[] of(long version, long placedAtMillis, byte[] rawValue) {
        return ByteBuffer.allocate(HEAD_BYTES + rawValue.length)
                .putLong(version)
                .putLong(placedAtMillis)
                .put(rawValue)
                .array();
    }

    static long version(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    static long placedAtMillis(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong(Long.BYTES);
    }

    /** Of a value that was decoded once, so its head is there: byte 0 and the id. */
    static int schemaId(byte[] rawValue) {
        return ByteBuffer.wrap(rawValue).getInt(1);
    }

    /** The value as it stood in the topic, to be read with the topic's own deserializer. */
    public static byte[] rawValue(byte[] stored) {
        return Arrays.copyOfRange(stored, HEAD_BYTES, stored.length);
    }
}
