package io.shopstream.bench.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkedBodyTest {
    @Test
    void shouldEndWithTheLastChunkAndLeaveWhatFollows() throws IOException {
        InputStream answer = bytes("5\r\nhello\r\n10;name=value\r\n 0123456789abcde\r\n0\r\n\r\nHTTP/1.1 200");

        assertThat(text(new ChunkedBody(answer))).isEqualTo("hello 0123456789abcde");
        assertThat(text(answer)).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void shouldBeEmpty() throws IOException {
        assertThat(text(new ChunkedBody(bytes("0\r\n\r\n")))).isEmpty();
    }

    @Test
    void shouldFailIfTheServerCloses() {
        assertThatThrownBy(() -> text(new ChunkedBody(bytes("5\r\nhel")))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> text(new ChunkedBody(bytes("5\r\nhello\r\n")))).isInstanceOf(EOFException.class);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }
}
