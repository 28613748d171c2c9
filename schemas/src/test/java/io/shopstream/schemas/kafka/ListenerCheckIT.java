package io.shopstream.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.kafka.ListenerCheck.Trouble;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/** On listeners that answer like Kafka or unlike it; {@code SecuredKafkaIT} has real ones. */
class ListenerCheckIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final byte[] TLS_ALERT = {21, 3, 3, 0, 2, 2, 10};

    @Test
    void shouldFindThatAListenerSpeaksTls() throws IOException {
        try (FakeListener tls = new FakeListener(socket -> {
            socket.getInputStream().readNBytes(14);
            socket.getOutputStream().write(TLS_ALERT);
        })) {
            assertMisfit(check(tls, Map.of()), "answers no client without TLS");
            assertMisfit(check(tls, Map.of("security.protocol", "SASL_PLAINTEXT")), "answers no client without TLS");
        }
    }

    @Test
    void shouldNotBeSureWhereTheConnectionIsClosed() throws IOException {
        try (FakeListener other = new FakeListener(socket -> {})) {
            Optional<Trouble> trouble = check(other, Map.of());

            assertThat(trouble).containsInstanceOf(Trouble.Refused.class);
            assertThat(trouble.orElseThrow().text())
                    .contains("answers no client without TLS", "check that this is Kafka's port");
        }
    }

    @Test
    void shouldFindNothingWrongWithAnAnswerThatIsNotUnderstood() throws IOException {
        try (FakeListener proxy = new FakeListener(socket -> kafka(socket, Errors.UNSUPPORTED_VERSION))) {
            assertThat(check(proxy, Map.of())).isEmpty();
        }
    }

    @Test
    void shouldFindThatAListenerAsksForALogin() throws IOException {
        try (FakeListener login = new FakeListener(socket -> kafka(socket, Errors.UNSUPPORTED_SASL_MECHANISM))) {
            assertMisfit(check(login, Map.of()), "asks for a login", "SHOPSTREAM_KAFKA_CONFIG", "sasl.jaas.config");
        }
    }

    @Test
    void shouldAcceptAListenerThatAsksForNothing() throws IOException {
        try (FakeListener open = new FakeListener(socket -> kafka(socket, Errors.ILLEGAL_SASL_STATE))) {
            assertThat(check(open, Map.of())).isEmpty();
            assertThat(ListenerCheck.of(KafkaConnection.of("127.0.0.1:1," + open.address()), TIMEOUT))
                    .as("the first that answers counts")
                    .isEmpty();
            assertMisfit(check(open, Map.of("security.protocol", "SASL_PLAINTEXT")), "asks for no login");
        }
    }

    @Test
    void shouldFindNothingWrongWhereNobodyAnswers() {
        for (String servers : new String[] {"127.0.0.1:1", "kafka.invalid:9092", "no address"}) {
            assertThat(ListenerCheck.of(KafkaConnection.of(servers), TIMEOUT)).isEmpty();
        }
    }

    private static Optional<Trouble> check(FakeListener listener, Map<String, String> security) {
        return ListenerCheck.of(KafkaConnection.of(listener.address(), security), TIMEOUT);
    }

    private static void assertMisfit(Optional<Trouble> trouble, String... texts) {
        assertThat(trouble).containsInstanceOf(Trouble.Misfit.class);
        assertThat(trouble.orElseThrow().text()).contains(texts);
    }

    /** The answers to ApiVersions, whose body nobody reads, and to SaslHandshake. */
    private static void kafka(Socket socket, Errors saslError) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        answer(in, out, Errors.NONE);
        answer(in, out, saslError);
    }

    private static void answer(DataInputStream in, DataOutputStream out, Errors error) throws IOException {
        in.readNBytes(in.readInt());
        out.writeInt(10);
        out.writeInt(1);
        out.writeShort(error.code());
        out.writeInt(0);
        out.flush();
    }

    @FunctionalInterface
    private interface Conversation {
        void hold(Socket socket) throws IOException;
    }

    private static final class FakeListener implements AutoCloseable {
        private final ServerSocket server;
        private final Thread thread;

        FakeListener(Conversation conversation) throws IOException {
            this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            this.thread = Thread.ofVirtual().start(() -> accept(conversation));
        }

        private void accept(Conversation conversation) {
            try {
                while (true) {
                    try (Socket socket = server.accept()) {
                        conversation.hold(socket);
                    }
                }
            } catch (SocketException e) {
                // Closed by the test.
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        String address() {
            return "127.0.0.1:" + server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
            thread.interrupt();
        }
    }
}
