package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.host.DataDirectory;
import io.shopstream.embedded.host.EmbeddedStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed leaves nothing behind. */
@Timeout(600)
class FailedStartIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void shouldStartNothingWhenOnePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPlatform.builder()
                            .dataDirectory(directory)
                            .registryPort(taken.getLocalPort())
                            .start())
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage("port " + taken.getLocalPort() + " for the schema registry is taken: stop what listens"
                            + " there or choose another with --registry-port");
        }
        assertThat(directory.resolve("kafka")).doesNotExist();
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    /** The database cannot start; the broker must not keep running. */
    @Test
    void shouldStopEverythingWhenOnePartFails() throws IOException {
        Path version = Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION");
        Files.writeString(version, "9.6\n");
        NewThreads threads = NewThreads.sinceNow();

        assertThatThrownBy(() ->
                        EmbeddedPlatform.builder().dataDirectory(directory).start())
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("was made by PostgreSQL 9.6")
                .hasMessageContaining("--data-dir");

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(threads.alive()).isEmpty());
        DataDirectory.open(directory).close();
    }
}
