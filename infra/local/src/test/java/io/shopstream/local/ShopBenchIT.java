package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of both benchmarks of a whole shop, each of which starts one. What they measure is not judged here. */
@Tag("soak")
class ShopBenchIT {
    @Test
    void shouldMeasureAShopThatItStarts(@TempDir Path directory) {
        Cli idle = Cli.run(directory, "bench", "idle", "--rate=5", "--warm-up=0", "--seconds=5");

        assertThat(idle.exitCode()).as(idle.output()).isZero();
        assertThat(idle.output())
                .contains("shopstream is up", "Measuring: 0 of 5 s", "At rate 5, for 5.")
                .contains("shop.orders.v1", "streams: changelogs", "broker: requests", "EndTxn", "warehouse")
                .contains("the shop's JVM: Kafka and the services", "PostgreSQL", "schema registry", "walwriter");
        assertThat(Cli.run(directory, "status").output()).contains("no shop runs on");
    }

    @Test
    void shouldReachEveryPhaseOfAStart() {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);

        int exitCode = Shopstream.commandLine().setOut(writer).setErr(writer).execute("bench", "start", "--rounds=1");

        assertThat(exitCode).as(output.toString()).isZero();
        assertThat(output.toString())
                .contains("round 1 of 1", "first number that is not zero", "every store can be asked")
                .contains("CPU seconds until then", "schema registry")
                .doesNotContain("NaN");
    }
}
