package io.shopstream.schemas.kafka;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a listener of Kafka is encrypted and whether it asks for a login, without a client: one without TLS
 * on a port with TLS takes the first bytes of an alert for a length, and allocates 350 MB for the answer. The two
 * requests are answered by every broker, and neither is logged unless the listener does ask for a login.
 */
final class ListenerProbe {
    private static final int CORRELATION_ID = 1;
    private static final byte[] API_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, CORRELATION_ID, -1, -1};
    // Names no mechanism: the error tells whether there is anything to log in to.
    private static final byte[] SASL_HANDSHAKE = {0, 0, 0, 12, 0, 17, 0, 1, 0, 0, 0, CORRELATION_ID, -1, -1, 0, 0};
    private static final int MAX_ANSWER_BYTES = 64 << 10;

    /** What listens on a port. */
    enum Listener {
        /** Nothing that can be reached now, or nothing that tells what it is. */
        NONE,
        /** Kafka without encryption and login. */
        OPEN,
        /** Kafka without encryption, but with a login. */
        LOGIN,
        /** TLS, or no Kafka at all: what it answers to a request in plain text is something else. */
        NOT_PLAIN,
        /** Something that ends the connection without an answer: a proxy before a broker that is down, for example. */
        CLOSED
    }

    private ListenerProbe() {}

    /**
     * Looks at the first server that can be reached.
     *
     * @param servers {@code host:port}, or several separated by commas
     * @param timeout for each server to accept a connection, and to answer
     */
    static Listener of(String servers, Duration timeout) {
        return Arrays.stream(servers.split(",", -1))
                .map(String::strip)
                .map(server -> one(server, (int) timeout.toMillis()))
                .filter(found -> found != Listener.NONE)
                .findFirst()
                .orElse(Listener.NONE);
    }

    private static Listener one(String server, int timeoutMillis) {
        Optional<InetSocketAddress> address = address(server);
        if (address.isEmpty()) {
            return Listener.NONE;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address.get(), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            return ask(socket);
        } catch (IOException e) {
            // The clients report it themselves, and go on trying.
            return Listener.NONE;
        }
    }

    private static Optional<InetSocketAddress> address(String server) {
        String host = Utils.getHost(server);
        Integer port = Utils.getPort(server);
        return host == null || port == null ? Optional.empty() : Optional.of(new InetSocketAddress(host, port));
    }

    private static Listener ask(Socket socket) throws IOException {
        try {
            if (answer(socket, API_VERSIONS) == null) {
                return Listener.NOT_PLAIN;
            }
        } catch (EOFException | SocketException e) {
            return Listener.CLOSED;
        }
        byte[] answer = answer(socket, SASL_HANDSHAKE);
        if (answer == null || answer.length < Short.BYTES) {
            return Listener.NONE;
        }
        return switch (Errors.forCode(ByteBuffer.wrap(answer).getShort())) {
            case ILLEGAL_SASL_STATE -> Listener.OPEN;
            case UNSUPPORTED_SASL_MECHANISM -> Listener.LOGIN;
            // Of a proxy, or of another implementation: nothing is known.
            default -> Listener.NONE;
        };
    }

    /** The answer after its correlation id; null if that is not ours. */
    private static byte @Nullable [] answer(Socket socket, byte[] request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length < Integer.BYTES || length > MAX_ANSWER_BYTES || in.readInt() != CORRELATION_ID) {
            return null;
        }
        return in.readNBytes(length - Integer.BYTES);
    }
}
