package io.shopstream.embedded.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends bytes as they are: a proper HTTP client corrects Host and address before it sends them. For tests. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int FIRST_ERROR = 400;

    private RawHttp() {}

    /** The last answer of a connection. */
    public record Answer(int status, String head, String body) {
        /** Whether it is a problem (RFC 9457) of its own status, with words and without HTML and stack traces. */
        public boolean isProblem() {
            return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
                    && body.contains("\"status\":" + status)
                    && body.contains("\"detail\"")
                    && !body.contains("<html")
                    && !body.contains("\tat ")
                    && !body.contains("Exception");
        }

        /** Whether it says what a browser may do with it. */
        public boolean isGuarded() {
            String lines = "\r\n" + head.toLowerCase(Locale.ROOT) + "\r\n";
            return lines.contains("\r\nx-content-type-options: nosniff\r\n")
                    && (lines.contains("\r\nx-frame-options: deny\r\n") && lines.contains("frame-ancestors 'none'")
                            || lines.contains("\r\nx-frame-options: sameorigin\r\n")
                                    && lines.contains("frame-ancestors 'self'"))
                    && lines.contains("\r\nreferrer-policy: no-referrer\r\n")
                    && lines.contains("\r\ncross-origin-opener-policy: same-origin\r\n")
                    && lines.contains("\r\ncross-origin-resource-policy: same-origin\r\n")
                    && lines.contains("\r\ncontent-security-policy: default-src '");
        }

        boolean isError() {
            return status >= FIRST_ERROR;
        }
    }

    /**
     * Sends a request without a body.
     *
     * @param request start line and headers, separated by {@code |}; the connection is closed after the answer
     */
    public static Answer send(int port, String request) {
        return send(port, request, "");
    }

    /** @param body its length is announced, unless the request says that it is chunked */
    public static Answer send(int port, String request, String body) {
        return send("127.0.0.1", port, request, body);
    }

    /** @param address of this machine to which the request is sent */
    static Answer send(String address, int port, String request, String body) {
        try (Socket socket = new Socket(address, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] sent = body.getBytes(StandardCharsets.UTF_8);
            // A service waits for a body that is announced and not sent until its connection times out.
            String length = sent.length == 0 || request.contains("Transfer-Encoding: chunked")
                    ? ""
                    : "\r\nContent-Length: " + sent.length;
            String lines = request.replace("|", "\r\n") + length + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(sent);
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parsed(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("no answer: '" + answer + "'");
        }
        return new Answer(Integer.parseInt(answer.split(" ", 3)[1]), answer.substring(0, end), answer.substring(end));
    }
}
