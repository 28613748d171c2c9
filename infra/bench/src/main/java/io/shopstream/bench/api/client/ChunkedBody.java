package io.shopstream.bench.api.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer with {@code Transfer-Encoding: chunked}; ends with the last chunk. */
final class ChunkedBody extends InputStream {
    private static final int HEX = 16;

    private final InputStream answer;
    private int left;
    private boolean ended;

    /** @param answer at the first chunk; not closed */
    ChunkedBody(InputStream answer) {
        this.answer = answer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended || left == 0 && !next()) {
            return -1;
        }
        int read = answer.read(target, offset, Math.min(left, length));
        if (read < 0) {
            throw new EOFException("the answer broke off");
        }
        left -= read;
        if (left == 0) {
            HttpConnection.line(answer);
        }
        return read;
    }

    private boolean next() throws IOException {
        left = Integer.parseInt(HttpConnection.line(answer).split(";", 2)[0].strip(), HEX);
        if (left == 0) {
            ended = true;
            HttpConnection.line(answer);
        }
        return !ended;
    }
}
