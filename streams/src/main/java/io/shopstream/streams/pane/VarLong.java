package io.shopstream.streams.pane;

import java.nio.ByteBuffer;

/** Encodes signed longs in 1 to 10 bytes, small values in few, as Avro does: zigzag, then seven bits per byte. */
final class VarLong {
    static final int MAX_BYTES = 10;

    private VarLong() {}

    static void put(ByteBuffer target, long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            target.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        target.put((byte) rest);
    }

    static long get(ByteBuffer source) {
        long rest = 0;
        int shift = 0;
        byte next = source.get();
        while (next < 0) {
            rest |= (next & 0x7fL) << shift;
            shift += 7;
            next = source.get();
        }
        rest |= (long) next << shift;
        return (rest >>> 1) ^ -(rest & 1);
    }
}
