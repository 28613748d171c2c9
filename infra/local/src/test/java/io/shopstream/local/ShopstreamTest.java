package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ShopstreamTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Shopstream.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @CsvSource({
        "streams, reset, --generation",
        "sink, start, --patience",
        "dead-letters, replay, --dry-run",
        "keys, create, --role",
        "keys, list, --api-port",
        "keys, revoke, SHOPSTREAM_API_KEY",
    })
    void shouldExplainEveryCommandWithinAnother(String parent, String command, String option) {
        assertThat(commandLine.execute(parent, command, "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: shopstream " + parent + " " + command)
                .contains(option);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "import",
                "generate",
                "rebuild",
                "snapshot",
                "status",
                "verify",
                "report",
                "repartition",
                "forget"
            })
    void shouldExplainEveryCommand(String command) {
        assertThat(commandLine.execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: shopstream " + command).contains("--data-dir");
    }

    @Test
    void shouldNameTheDevelopmentCommands() {
        assertThat(commandLine.execute("--help")).isZero();
        assertThat(out.toString()).contains("  bench ", "  chaos ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "verify", "snapshot"})
    void shouldReportThatNoShopRuns(String command, @TempDir Path empty) {
        assertThat(commandLine.execute(command, "--data-dir", empty.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("shopstream: no shop runs on " + empty)
                .contains("./shopstream up")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRejectUnknownCommands() {
        assertThat(commandLine.execute("upp")).isEqualTo(2);
        assertThat(err.toString()).contains("up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --rate=-1 | --rate must be a number from 0 (pause) to 1000000, or max",
                "up --history=huge | --history must be one of none, small, full",
                "up --faults=lost=1% | --faults has no fault 'lost'",
                "up --partitions=0 | --partitions must lie between 1 and 64",
                "generate | --orders",
                "generate --orders=1 --rate=2 | mutually exclusive",
                "generate --orders=0 | --orders must be 1 or more",
                "generate --rate=fast | --rate must be a number from 0 (pause) to 1000000, or max",
                "generate --rate=1 --factor=2 | --factor goes with --flash-sale or --wave",
                "generate --rate=1 --no-wait | --no-wait goes with --orders",
                "generate --wave=10 --factor=0.5 | --factor must be 1 or more",
                "snapshot --patience=0 | --patience must be 1 or more",
                "forget | USER",
                "forget u-1 --patience=0 | --patience must be 1 or more",
                "keys create --role=admin --name=x | --role must be one of reader, ingest, operator",
                "keys create --role=reader --name= | --name must have 1 to 100 characters",
                "keys create --role=reader | --name",
                "keys revoke sk_abc_def | ID must be the id of a key, letters and digits, not the key itself",
                "keys revoke | ID",
                "keys list --api=ftp://shop | --api must be an http or https address",
                "keys list --api=http://user:pw@shop | --api must be an http or https address",
                "keys list --api=http://shop/path | --api must be an http or https address",
                "keys list --api=http://shop --api-port=1 | --api and --api-port exclude each other",
                "keys list --api-port=0 | --api-port must lie between 1 and 65535",
                "sink start --patience=0 | --patience must lie between 1 and 2147483647",
            })
    void shouldNameTheOptionThatIsWrong(String line, String message) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
