package io.shopstream.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says about settings that do not fit Kafka's listener. */
class KafkaListenerIT {
    @TempDir
    private Path home;

    @Test
    void shouldSayThatKafkaAsksForTls() throws Exception {
        try (ServerSocket closing = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = closing.accept()) {
                    client.getInputStream().read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            Probe probe = Probe.run(
                    which -> which.needing(Part.KAFKA),
                    true,
                    Map.of(),
                    home,
                    "--kafka=127.0.0.1:" + closing.getLocalPort());

            assertThat(probe.exitCode()).isEqualTo(1);
            assertThat(probe.output()).contains("answers no client without TLS", "--kafka-config");
        }
    }
}
