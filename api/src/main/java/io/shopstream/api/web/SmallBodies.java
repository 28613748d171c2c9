package io.shopstream.api.web;

import io.shopstream.api.ingest.read.BoundedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Limits size and time of every body that Spring reads, which are all but records. Anybody may send one to
 * {@code /api/session}: without a limit, one request could fill the memory, or last for ever.
 */
@ControllerAdvice
final class SmallBodies extends RequestBodyAdviceAdapter {
    private static final int MOST = 64 << 10;

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    // Read here, not while it is parsed: the parser would wrap the refusal.
    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        HttpHeaders headers = message.getHeaders();
        return new Body(headers, BoundedBody.readAll(message.getBody(), headers.getContentLength(), MOST));
    }

    /** A body in memory. */
    private static final class Body implements HttpInputMessage {
        private final HttpHeaders headers;
        private final byte[] bytes;

        Body(HttpHeaders headers, byte[] bytes) {
            this.headers = headers;
            this.bytes = bytes;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
