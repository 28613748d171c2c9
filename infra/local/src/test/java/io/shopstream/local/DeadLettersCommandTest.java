package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersCommandTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay --yes | select records with POSITION, --group, --reason or --topic",
                "replay --topic=shop.orders.v1 | give either --dry-run",
                "replay --topic=shop.orders.v1 --yes --dry-run | give either --dry-run",
                "replay shop.orders.v1 --yes | such as shop.orders.v1-2@417",
                "show 417 | such as shop.orders.v1-2@417",
                "list --since=yesterday | 2h or 7d",
                "list --limit=0 | --limit must be 1 or more",
            })
    void shouldNameTheWrongArgument(String arguments, String message) {
        Cli asked = run(arguments);

        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.output()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay"})
    void shouldExplainItself(String command) {
        Cli help = run(command + " --help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output())
                .contains("Usage: shopstream dead-letters " + command, "--group", "--reason", "--topic");
    }

    @Test
    void shouldSayThatNoShopRuns() {
        Cli listed = run("list");

        assertThat(listed.exitCode()).isEqualTo(1);
        assertThat(listed.output()).contains("no shop runs on");
    }

    private Cli run(String arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments.split(" ")));
        return Cli.run(data, all.toArray(String[]::new));
    }
}
