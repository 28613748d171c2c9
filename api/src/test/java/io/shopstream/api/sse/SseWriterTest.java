package io.shopstream.api.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SseWriterTest {
    private final SseBroadcaster broadcaster = new SseBroadcaster(Clock.systemUTC(), 2);
    private final SseClient client =
            broadcaster.connect("USD", Set.of("rates"), null).orElseThrow();

    @Test
    void shouldSendACommentInSilenceAndEndWhenTheClientCloses() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (text(this).contains("here\n\n: still here")) {
                    client.close();
                }
            }
        };
        SseWriter.write(client, out, Duration.ofMillis(10), () -> true);
        assertThat(text(out)).isEqualTo("retry: 1000\n\n: still here\n\n: still here\n\n");
    }

    @Test
    void shouldSendPendingFramesWithoutAComment() throws IOException, InterruptedException {
        broadcaster.publish("rates", null, "1");
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (text(this).contains("data: 1")) {
                    client.close();
                }
            }
        };
        SseWriter.write(client, out, Duration.ofSeconds(60), () -> true);
        assertThat(text(out)).startsWith("retry: 1000\n\nid: ").doesNotContain("still here");
    }

    @Test
    void shouldEndInSilenceWhenTheClientMayReadNoMore() throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SseWriter.write(client, out, Duration.ofMillis(10), () -> left.getAndDecrement() > 0);

        assertThat(text(out)).isEqualTo("retry: 1000\n\n: still here\n\n: still here\n\n");
    }

    @Test
    void shouldEndBetweenFramesWhenTheClientMayReadNoMore() throws IOException, InterruptedException {
        broadcaster.publish("rates", null, "1");
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                // There is always a next one, so that the client is never silent.
                broadcaster.publish("rates", null, "2");
            }
        };

        SseWriter.write(client, out, Duration.ofMillis(10), () -> false);

        assertThat(text(out)).startsWith("retry: 1000\n\nid: ").doesNotContain("still here");
    }

    @Test
    void shouldThrowWhenTheConnectionIsBroken() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> SseWriter.write(client, broken, Duration.ofSeconds(60), () -> true))
                .isInstanceOf(IOException.class);
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
