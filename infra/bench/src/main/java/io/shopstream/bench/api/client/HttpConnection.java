package io.shopstream.bench.api.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server, kept open between requests as HTTP/1.1 allows. It does as little as a client can: on a
 * small machine, client and server share the processors, and the client's work would be measured with the server's.
 * Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int BUFFER = 64 << 10;
    private static final String JSON = "application/json";

    private final InetSocketAddress server;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    record Answer(int status, byte[] body) {
        /** The beginning of the body. */
        String text(int bytes) {
            return new String(body, 0, Math.min(bytes, body.length), StandardCharsets.UTF_8);
        }
    }

    HttpConnection(URI root) {
        this.server = new InetSocketAddress(root.getHost(), root.getPort());
    }

    /** A request for JSON; all of it in one array, which is sent at once. */
    static byte[] get(URI root, String pathAndQuery) {
        return bytes(head("GET", root, pathAndQuery, JSON) + "\r\n");
    }

    /** A request for a stream of events. */
    static byte[] getEvents(URI root, String pathAndQuery) {
        return bytes(head("GET", root, pathAndQuery, "text/event-stream") + "\r\n");
    }

    /** A request with a JSON body. */
    static byte[] post(URI root, String path, byte[] body) {
        byte[] head = bytes(head("POST", root, path, JSON) + "Content-Type: " + JSON + "\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static String head(String method, URI root, String pathAndQuery, String accept) {
        return method + " " + pathAndQuery + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\nAccept: " + accept
                + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Sends a request and reads its answer to the end. A connection that the server has closed meanwhile, as it does
     * after some seconds without a request, is opened again.
     */
    Answer send(byte[] request) throws IOException {
        boolean reused = socket != null;
        try {
            return sendOnce(request);
        } catch (EOFException | SocketException e) {
            close();
            if (reused) {
                return sendOnce(request);
            }
            throw e;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer sendOnce(byte[] request) throws IOException {
        return read(opened(request));
    }

    /** Sends a request and returns the body of its answer as it arrives; the status must be 200. */
    InputStream stream(byte[] request) throws IOException {
        InputStream answer = opened(request);
        String status = line(answer);
        boolean chunked = false;
        for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
            chunked |= header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding: chunked");
        }
        if (!status.startsWith("HTTP/1.1 200") || !chunked) {
            throw new IOException("no stream, but: " + status);
        }
        return new ChunkedBody(answer);
    }

    private InputStream opened(byte[] request) throws IOException {
        Socket open = socket;
        InputStream answer = input;
        if (open == null || answer == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(TIMEOUT_MILLIS);
            open.connect(server, TIMEOUT_MILLIS);
            answer = new BufferedInputStream(open.getInputStream(), BUFFER);
            socket = open;
            input = answer;
        }
        open.getOutputStream().write(request);
        return answer;
    }

    private Answer read(InputStream answer) throws IOException {
        int status = Integer.parseInt(line(answer).split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.endsWith("close");
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(32, length));
        if (chunked) {
            new ChunkedBody(answer).transferTo(body);
        } else {
            body.writeBytes(answer.readNBytes(length));
        }
        if (body.size() < length) {
            throw new EOFException("the answer broke off");
        }
        if (last) {
            close();
        }
        return new Answer(status, body.toByteArray());
    }

    /** Reads a line without its end. */
    static String line(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        input = null;
        if (open != null) {
            open.close();
        }
    }
}
