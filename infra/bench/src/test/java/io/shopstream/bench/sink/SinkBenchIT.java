package io.shopstream.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.round.RecordedProgress;
import io.shopstream.bench.round.Side;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.SharedPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the whole benchmark. Checks that everything is measured, not the values. */
class SinkBenchIT {
    private static final int RECORDS = 20_000;

    @Test
    void shouldHaveAllSidesWriteEveryRow(@TempDir Path directory) throws Exception {
        EmbeddedPlatform platform = SharedPlatform.embedded();
        RecordedProgress progress = new RecordedProgress();

        SinkBenchReport report = new SinkBench(
                        platform.kafka().bootstrapServers(),
                        URI.create(platform.registry().url()),
                        platform.postgres(),
                        "sink-bench-",
                        new BenchPlan(RECORDS, 1),
                        List.of())
                .run(directory, progress);

        assertThat(progress.sides)
                .containsExactly(Side.LIVE_LOAD, Side.REBUILD, Side.BARE_COPY, Side.BATCH_UPSERT, Side.COPY_AND_INDEX);
        assertThat(progress.measurements)
                .allSatisfy(measurement -> assertThat(measurement.records()).isGreaterThan(progress.filled));
        assertThat(report.text())
                .contains(
                        "shopstream's live load / a bare COPY into the same tables: ",
                        "shopstream's live load / a JDBC batch upsert: ",
                        "shopstream's rebuild / a bare COPY, then keys and indexes: ",
                        "WAL written, MB");
    }
}
