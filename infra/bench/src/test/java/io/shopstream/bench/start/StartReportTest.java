package io.shopstream.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.shop.ShopPart;
import io.shopstream.bench.start.Phases.Moment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartReportTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Starting shopstream|FIRST_LINE",
                "  Kafka ready in 2.9 s|KAFKA",
                "  PostgreSQL ready in 1.0 s|POSTGRES",
                "  Schema registry ready in 5.5 s|REGISTRY",
                "shopstream is up (31.0 s)|UP",
            })
    void shouldRecognisePhases(String line, Phase phase) {
        assertThat(PhaseLines.of(line)).contains(phase);
    }

    @ParameterizedTest
    @CsvSource({"'  streams started'", "''", "'Publishing the history [####....]  50 %'"})
    void shouldIgnoreOtherLines(String line) {
        assertThat(PhaseLines.of(line)).isEmpty();
    }

    @Test
    void shouldKeepTheFirstTime() {
        Phases phases = new Phases();
        phases.reached(Phase.RUNNING, new Moment(10, 5));
        phases.reached(Phase.RUNNING, new Moment(20, 9));

        assertThat(phases.of(Phase.RUNNING)).contains(new Moment(10, 5));
        assertThat(phases.missing()).hasSize(Phase.values().length - 1).doesNotContain(Phase.RUNNING);
    }

    @Test
    void shouldPrintThePhasesInTheOrderInWhichTheyCame() {
        String text = StartReport.text(List.of(round(1)));

        assertThat(text)
                .containsPattern("phase +seconds +CPU seconds until then\n +the JVM runs +1\\.0 +2\\.0\n")
                .containsPattern("\"shopstream is up\" +12\\.0 +24\\.0\n"
                        + " +first number that is not zero +13\\.0 +26\\.0\n"
                        + " +snapshot of the shop database published +14\\.0 +28\\.0\n")
                .containsPattern("schema registry +3\\.0\n")
                .containsPattern("helpers +0\\.0\n");
    }

    @Test
    void shouldPrintTheMedianAndTheRangeOfSeveralRounds() {
        String text = StartReport.text(List.of(round(1), round(3), round(2)));

        assertThat(text)
                .contains("phase, median of 3")
                .containsPattern("the JVM runs +2\\.0 \\(1\\.0 to 3\\.0\\) +4\\.0 \\(2\\.0 to 6\\.0\\)\n");
    }

    private static StartRound round(double factor) {
        Phases phases = new Phases();
        for (Phase phase : Phase.values()) {
            double seconds = (phase.ordinal() + 1) * factor;
            phases.reached(phase, new Moment(seconds, 2 * seconds));
        }
        return new StartRound(phases, Map.of(ShopPart.JVM, 50.0, ShopPart.REGISTRY, 3 * factor));
    }
}
