package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortIT {
    @Test
    void shouldNameTheOptionOfATakenPort(@TempDir Path empty) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli up = Cli.run(empty, "up", "--api-port=" + taken.getLocalPort());

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output()).contains("port " + taken.getLocalPort()).contains("--api-port");
        }
    }
}
