package io.shopstream.producer.imports.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Counts the bytes that unpacking gives and stops where there are absurdly many: a few megabytes of a zip bomb would
 * keep an import busy for hours, or fill the disk.
 */
final class UnpackedStream extends FilterInputStream {
    /** Any archive may unpack to this many bytes. */
    static final long ALWAYS_ALLOWED = 256L << 20;

    // Files of order lines shrink to a sixth or a tenth.
    private static final long MAX_RATIO = 100;

    private final LongSupplier packed;
    private final long alwaysAllowed;
    private long count;

    /** @param packed bytes of the archive that have been read so far, or all of them */
    UnpackedStream(InputStream in, LongSupplier packed) {
        this(in, packed, ALWAYS_ALLOWED);
    }

    UnpackedStream(InputStream in, LongSupplier packed, long alwaysAllowed) {
        super(in);
        this.packed = packed;
        this.alwaysAllowed = alwaysAllowed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count += Math.max(0, read);
        if (count > alwaysAllowed && count > MAX_RATIO * packed.getAsLong()) {
            throw new IOException(
                    "it unpacks to more than " + MAX_RATIO + " times its size, as no file of orders does");
        }
        return read;
    }

    long count() {
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
