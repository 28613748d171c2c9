package io.shopstream.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.up.Endpoints;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs both benchmarks of a whole shop briefly. Checks that all figures are printed, not their values. */
@Tag("soak")
class ShopBenchIT {
    private final StringWriter output = new StringWriter();

    @Test
    void shouldMeasureAShopThatItStarts(@TempDir Path directory) {
        run("bench", "idle", "--rate=5", "--warm-up=0", "--seconds=5", "--data-dir=" + directory);

        assertThat(output.toString())
                .contains("shopstream is up", "Measuring: 0 of 5 s", "At rate 5, for 5.")
                .contains("shop.orders.v1", "streams: changelogs", "broker: requests", "EndTxn", "warehouse")
                .contains("the shop's JVM: Kafka and the services", "PostgreSQL", "schema registry", "walwriter");
        assertThatThrownBy(() -> Endpoints.read(directory)).hasMessageContaining("no shop runs on");
    }

    @Test
    void shouldReachEveryPhaseOfAStart() {
        run("bench", "start", "--rounds=1");

        assertThat(output.toString())
                .contains("round 1 of 1", "first number that is not zero", "all stores can be queried")
                .contains("CPU seconds until then", "schema registry")
                .doesNotContain("NaN");
    }

    private void run(String... arguments) {
        PrintWriter writer = new PrintWriter(output, true);
        int exitCode =
                ShopstreamBench.commandLine().setOut(writer).setErr(writer).execute(arguments);
        assertThat(exitCode).as(output.toString()).isZero();
    }
}
