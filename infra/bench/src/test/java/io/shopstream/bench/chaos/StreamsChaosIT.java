package io.shopstream.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A short run with one kill of one of two real processes; {@code ./shopstream chaos streams} runs the full test, with
 * three.
 */
@Timeout(600)
class StreamsChaosIT {
    @Test
    void shouldSurviveOneKillWithoutAWrongAnswer() throws Exception {
        List<String> progress = new ArrayList<>();
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            StreamsChaosPlan plan =
                    new StreamsChaosPlan(2, 100, Duration.ofSeconds(9), Duration.ofSeconds(4), false, 10);

            StreamsChaosReport report = new StreamsChaos(platform, platform.dataDirectory(), plan, progress::add).run();

            assertThat(report.wrong()).as(report.text()).isZero();
            // How many minutes were due at the time of a query depends on the machine; at the end all of them are.
            assertThat(report.differences()).as(report.text()).isEmpty();
            assertThat(report.kills()).isOne();
            assertThat(report.right() + report.stale()).as(report.text()).isPositive();
            assertThat(progress).anyMatch(line -> line.startsWith("Kill 1"));
        }
    }
}
