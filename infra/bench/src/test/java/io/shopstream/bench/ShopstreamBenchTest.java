package io.shopstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ShopstreamBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            ShopstreamBench.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @CsvSource({
        "bench, streams, --latency",
        "bench, producer, --rounds",
        "bench, sink, --records",
        "bench, api, --viewers",
        "bench, idle, --running",
        "bench, start, --rounds",
        "chaos, streams, --rate",
        "chaos, sink, --minutes"
    })
    void shouldExplainEveryCommand(String parent, String command, String option) {
        assertThat(commandLine.execute(parent, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: shopstream " + parent + " [-hV]", "  " + command + " ");
        assertThat(commandLine.execute(parent, command, "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: shopstream " + parent + " " + command)
                .contains(option);
    }

    @Test
    void shouldReportThatNoShopRuns(@TempDir Path empty) {
        assertThat(commandLine.execute("bench", "idle", "--running", "--data-dir", empty.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("shopstream: no shop runs on " + empty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench producer --records=0 | must lie between 1 and",
                "bench producer --rounds=0 | must lie between 1 and",
                "bench api --rounds=0 | --rounds must lie between 1 and",
                "bench api --viewers=1001 | --viewers must lie between 1 and",
                "bench idle --seconds=0 | --seconds must lie between 1 and",
                "bench idle --warm-up=-1 | --warm-up must lie between 0 and",
                "bench idle --rate=-1 | --rate must be a number from 0 (pause) to 1000000, or max",
                "bench idle --running --rate=5 | --rate cannot be combined with --running",
                "bench start --rounds=0 | --rounds must lie between 1 and",
                "bench start --rate=0 | --rate must be more than 0",
            })
    void shouldNameTheOptionThatIsWrong(String line, String message) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
