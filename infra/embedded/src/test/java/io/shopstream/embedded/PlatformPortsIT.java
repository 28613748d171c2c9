package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.host.EmbeddedStartException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlatformPortsIT {

    @Test
    void shouldChooseThreeDifferentPortsForZero() {
        PlatformPorts resolved = new PlatformPorts(0, 0, 0).resolve();

        assertThat(IntStream.of(resolved.kafka(), resolved.postgres(), resolved.registry())
                        .distinct()
                        .filter(port -> port > 0)
                        .count())
                .isEqualTo(3);
    }

    @Test
    void shouldRefuseOnePortForTwoParts() {
        assertThatThrownBy(() -> new PlatformPorts(9092, 9092, 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessage("port 9092 is wanted for both Kafka and PostgreSQL: choose another with --kafka-port or"
                        + " --postgres-port");
    }

    @Test
    void shouldRefuseANumberThatIsNoPort() {
        assertThatThrownBy(() -> new PlatformPorts(0, 70_000, 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessage("port 70000 for PostgreSQL is not between 0 and 65535: choose another with"
                        + " --postgres-port");
    }
}
