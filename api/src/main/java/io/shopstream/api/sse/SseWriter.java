package io.shopstream.api.sse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Writes one client's stream until either side ends it. */
public final class SseWriter {
    private static final byte[] GREETING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEARTBEAT_COMMENT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private SseWriter() {}

    /**
     * Blocks the calling thread, which should be a virtual one.
     *
     * @param heartbeat silence after which a comment is sent, so that both sides detect dead connections
     * @param allowed whether the client may have more frames; asked again after each {@code heartbeat}, at the latest
     *     after two
     * @throws IOException if the client is gone
     */
    public static void write(SseClient client, OutputStream out, Duration heartbeat, BooleanSupplier allowed)
            throws IOException, InterruptedException {
        out.write(GREETING);
        out.flush();
        long asked = System.nanoTime();
        while (!client.isClosed()) {
            List<byte[]> frames = client.next(heartbeat);
            if (System.nanoTime() - asked >= heartbeat.toNanos()) {
                if (!allowed.getAsBoolean()) {
                    return;
                }
                asked = System.nanoTime();
            }
            if (frames.isEmpty() && !client.isClosed()) {
                out.write(HEARTBEAT_COMMENT);
            }
            for (byte[] frame : frames) {
                out.write(frame);
            }
            out.flush();
        }
    }
}
