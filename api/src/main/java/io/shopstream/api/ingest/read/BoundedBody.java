package io.shopstream.api.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A request body of limited size, which must arrive within a limited time, however slowly it trickles in. */
final class BoundedBody extends InputStream {
    private static final Duration MAX_TIME = Duration.ofSeconds(30);
    private static final int MEBIBYTES = BatchReader.MAX_BYTES >> 20;
    private static final int CHUNK = 8 << 10;

    private final InputStream body;
    private final long end;
    private final byte[] chunk = new byte[CHUNK];
    private int left = BatchReader.MAX_BYTES;
    private int at;
    private int filled;

    BoundedBody(InputStream body) {
        this.body = body;
        this.end = System.nanoTime() + MAX_TIME.toNanos();
    }

    /** @throws IngestRefusedException if a body of the announced length, -1 if unknown, is too large to be read */
    static void requireSmall(long length) {
        if (length > BatchReader.MAX_BYTES) {
            throw tooLarge();
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(length, filled - at);
        System.arraycopy(chunk, at, target, offset, taken);
        at += taken;
        return taken;
    }

    private boolean fill() throws IOException {
        while (at == filled) {
            if (System.nanoTime() - end > 0) {
                throw IngestRefusedException.tooSlow();
            }
            filled = body.read(chunk, 0, CHUNK);
            at = 0;
            if (filled < 0) {
                filled = 0;
                return false;
            }
            left -= filled;
            if (left < 0) {
                throw tooLarge();
            }
        }
        return true;
    }

    private static IngestRefusedException tooLarge() {
        return IngestRefusedException.tooLarge(
                "the body is larger than " + MEBIBYTES + " MiB: send the records in several requests");
    }
}
