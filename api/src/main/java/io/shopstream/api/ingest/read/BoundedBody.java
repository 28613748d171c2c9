package io.shopstream.api.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A request body of limited size, which must arrive within a limited time, however slowly it trickles in. */
public final class BoundedBody extends InputStream {
    private static final Duration MAX_TIME = Duration.ofSeconds(30);
    private static final int CHUNK = 8 << 10;

    private final InputStream body;
    private final long end;
    private final byte[] chunk = new byte[CHUNK];
    private final int most;
    private int left;
    private int at;
    private int filled;

    /** A body of records. */
    BoundedBody(InputStream body) {
        this(body, BatchReader.MAX_BYTES, MAX_TIME);
    }

    BoundedBody(InputStream body, int most, Duration time) {
        this.body = body;
        this.most = most;
        this.left = most;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** @throws IngestRefusedException if records of the announced length, -1 if unknown, are too large to be read */
    static void requireSmall(long length) {
        requireSmall(length, BatchReader.MAX_BYTES);
    }

    private static void requireSmall(long length, int most) {
        if (length > most) {
            throw tooLarge(most);
        }
    }

    /**
     * The whole body of a request that is none of records.
     *
     * @param length as announced, -1 if unknown
     * @param most size in bytes
     * @throws IngestRefusedException if it is larger, or does not arrive in time
     * @throws IOException if it breaks off
     */
    public static byte[] readAll(InputStream body, long length, int most) throws IOException {
        requireSmall(length, most);
        try {
            return new BoundedBody(body, most, MAX_TIME).readAllBytes();
        } catch (SocketTimeoutException _) {
            throw IngestRefusedException.tooSlow();
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
                throw tooLarge(most);
            }
        }
        return true;
    }

    private static IngestRefusedException tooLarge(int most) {
        return IngestRefusedException.tooLarge(
                most == BatchReader.MAX_BYTES
                        ? "the body is larger than " + (most >> 20) + " MiB: send the records in several requests"
                        : "the body is larger than " + (most >> 10) + " KiB");
    }
}
