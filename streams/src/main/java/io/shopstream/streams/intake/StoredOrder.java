package io.shopstream.streams.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Value of the store of last versions: 8 bytes version and 8 bytes placed_at (epoch millis), both big-endian, then the
 * record's value exactly as it was read. Expiry reads placed_at without decoding the value.
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

    /** Schema id of a value that was decoded before, so its 5-byte header (byte 0 and the id) is complete. */
    static int schemaId(byte[] rawValue) {
        return ByteBuffer.wrap(rawValue).getInt(1);
    }

    /** Returns the value as in the topic; decode it with the topic's deserializer. */
    public static byte[] rawValue(byte[] stored) {
        return Arrays.copyOfRange(stored, HEAD_BYTES, stored.length);
    }
}
