package io.shopstream.streams.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Value of the store of last versions: 8 bytes version (big-endian), then the record's value exactly as it was read. The
 * version in front spares duplicates the decoding of what they duplicate.
 */
public final class StoredOrder {
    private StoredOrder() {}

    static byte[] of(long version, byte[] rawValue) {
        return ByteBuffer.allocate(Long.BYTES + rawValue.length)
                .putLong(version)
                .put(rawValue)
                .array();
    }

    static long version(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    /** The value as it stood in the topic, to be read with the topic's own deserializer. */
    public static byte[] rawValue(byte[] stored) {
        return Arrays.copyOfRange(stored, Long.BYTES, stored.length);
    }
}
