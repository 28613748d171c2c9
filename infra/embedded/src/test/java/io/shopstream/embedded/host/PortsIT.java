package io.shopstream.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsIT {

    @Test
    void shouldNamePortPartAndRemedyWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.resolve(Part.KAFKA, port))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage("port " + port + " for Kafka is taken: stop what listens there or choose another with"
                            + " --kafka-port");
        }
    }

    @Test
    void shouldDetectAPortThatIsTakenOnEveryAddress() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.resolve(Part.REGISTRY, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("--registry-port");
        }
    }

    @Test
    void shouldKeepAWantedPortThatIsFree() throws IOException {
        // Not a port from the kernel: an outgoing connection may take it a moment later.
        int port = Ports.free();

        assertThat(Ports.resolve(Part.POSTGRES, port)).isEqualTo(port);
    }

    @Test
    void shouldNeverGiveTheSameFreePortTwice() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            assertThat(given.add(Ports.free())).isTrue();
        }
        assertThat(given).allMatch(port -> port >= 20_000 && port < 32_000);
    }
}
