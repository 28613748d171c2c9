package io.shopstream.api.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private static final int MOST = 64 << 10;

    @Test
    void shouldReadABodyOfTheGreatestSizeAndNoByteMore() throws IOException {
        assertThat(BoundedBody.readAll(zeros(MOST), -1, MOST)).hasSize(MOST);
        refused(() -> BoundedBody.readAll(zeros(MOST + 1), -1, MOST), 413);
        refused(() -> BoundedBody.readAll(new Failing(), MOST + 1L, MOST), 413);
    }

    @Test
    void shouldNotWaitForASlowBody() {
        refused(() -> BoundedBody.readAll(new Failing(), -1, MOST), 408);
        refused(() -> new BoundedBody(zeros(1), MOST, Duration.ofSeconds(-1)).readAllBytes(), 408);
    }

    private static InputStream zeros(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    private static void refused(ThrowingCallable read, int status) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(IngestRefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(status));
    }

    /** Of a client that sends nothing any more. */
    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketTimeoutException();
        }
    }
}
