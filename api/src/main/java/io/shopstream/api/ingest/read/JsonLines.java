package io.shopstream.api.ingest.read;

import io.shopstream.schemas.rules.BlankText;
import io.shopstream.schemas.validation.StrictUtf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a body into lines before it decodes them, so that malformed UTF-8 is a fault of its own line only. */
final class JsonLines {
    private final InputStream body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean ended;

    JsonLines(BoundedBody body) {
        // Its read() of single bytes is served from a buffer.
        this.body = body;
    }

    /**
     * One line.
     *
     * @param text null if it is not valid UTF-8
     */
    record Line(@Nullable String text) {}

    /** The next line that is not blank; null at the end. */
    @Nullable Line next() throws IOException {
        while (!ended) {
            String text = StrictUtf8.decode(read());
            if (text == null || !BlankText.isBlank(text)) {
                return new Line(text);
            }
        }
        return null;
    }

    private byte[] read() throws IOException {
        line.reset();
        int next = body.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = body.read();
        }
        ended = next < 0;
        return line.toByteArray();
    }
}
