package io.shopstream.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.round.BenchReport;
import io.shopstream.bench.round.RecordedProgress;
import io.shopstream.bench.round.Side;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.SharedPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the whole benchmark. Checks that everything is measured, not the values. */
class StreamsBenchIT {
    private static final int RECORDS = 20_000;

    @Test
    void shouldHaveBothSidesReadEveryRecord(@TempDir Path directory) throws Exception {
        RecordedProgress progress = new RecordedProgress();

        BenchReport report = bench("streams-bench-").run(directory, progress);

        assertThat(report.text()).contains("a bare consumer").contains("shopstream's streams / a bare consumer: ");
        assertThat(progress.sides).containsExactly(Side.BARE_CONSUMER, Side.STREAMS);
        assertThat(progress.filled).isBetween(RECORDS * 9L / 10, (long) RECORDS);
        // Both skip the first third; streams may have read slightly more before the clock started.
        long measured = progress.filled - progress.filled / 3;
        assertThat(progress.measurements.getFirst().records()).isEqualTo(measured);
        assertThat(progress.measurements.getLast().records()).isBetween(0L, measured);
    }

    @Test
    @Tag("soak")
    void shouldSeeEveryProbe(@TempDir Path directory) throws Exception {
        assertThat(bench("streams-latency-").latency(directory, 200, 5))
                .contains("From placed to queryable at 200 orders/s, 10 probes: p50 ");
    }

    @Test
    @Tag("soak")
    void shouldRestoreEveryOrder(@TempDir Path directory) throws Exception {
        assertThat(bench("streams-restore-").restore(directory, 2_000))
                .contains(
                        "Counted 2,000 orders in ",
                        "refusals; it counts 2,000 orders of 2,000: all of them",
                        "All stores were restored after ");
    }

    private static StreamsBench bench(String prefix) {
        EmbeddedPlatform platform = SharedPlatform.embedded();
        return new StreamsBench(
                platform.kafka().bootstrapServers(),
                URI.create(platform.registry().url()),
                prefix,
                new StreamsBenchPlan(RECORDS, 1, 2, true),
                List.of());
    }
}
