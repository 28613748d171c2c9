package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ShopstreamTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Shopstream.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @ValueSource(strings = {"up", "import", "status", "verify"})
    void shouldExplainEveryCommand(String command) {
        assertThat(commandLine.execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: shopstream " + command).contains("--data-dir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "verify"})
    void shouldSayThatNothingRuns(String command, @TempDir Path empty) {
        assertThat(commandLine.execute(command, "--data-dir", empty.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("shopstream: no shop runs on " + empty)
                .contains("./shopstream up")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(commandLine.execute("upp")).isEqualTo(2);
        assertThat(err.toString()).contains("up");
    }

    @Test
    void shouldNameTheOptionOfATakenPort(@TempDir Path empty) throws Exception {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            int exit = commandLine.execute(
                    "up", "--data-dir", empty.toString(), "--api-port", Integer.toString(taken.getLocalPort()));

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString()).contains("port " + taken.getLocalPort()).contains("--api-port");
        }
    }
}
