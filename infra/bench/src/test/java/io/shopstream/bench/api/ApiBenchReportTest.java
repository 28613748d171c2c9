package io.shopstream.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.api.figure.Measured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiBenchReportTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream client = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final ApiBenchReport report =
            new ApiBenchReport(new ApiBenchPlan(1_000, 10, 3, Duration.ofSeconds(1), 10, 5, 50));

    @Test
    void shouldCompareMedians() {
        measured(Figure.FORWARD_RATE, "", 1_000, 2_000, 9_000);
        measured(Figure.ORDER_RATE, "", 1_000, 100, 5_000);
        measured(Figure.EMPTY_RATE, "", 5_000, 5_000, 4_000);

        assertThat(text(0))
                .containsPattern("an empty endpoint +5,000 +4,000 +5,000 +requests/s")
                .containsPattern("a live order / a forwarded request +0.50 +at least 0.70 +missed")
                .containsPattern("a live order / an empty endpoint +0.20 +at least 0.25 +missed")
                .contains("No request failed.");
    }

    @Test
    void shouldJudgeAnalyticsByTheSlowestAddress() {
        measured(Figure.CACHED, "/api/analytics/revenue", 1, 2, 3);
        measured(Figure.CACHED, "/api/analytics/trends", 12, 9.99, 9.5);
        measured(Figure.UNCACHED, "/api/analytics/trends", 201, 200.5, 3);

        assertThat(text(0))
                .containsPattern("analytics cached, p99 of the slowest address +9.99 ms +at most 10 ms +reached")
                .containsPattern("analytics uncached, p99 of the slowest address +200.50 ms +at most 200 ms +missed");
    }

    @Test
    void shouldTellHowManyRequestsFailed() {
        assertThat(text(3)).contains("3 requests failed, the first one: status 503");
        assertThat(report.failures()).isEqualTo(3);
    }

    @Test
    void shouldRefuseTheOutputOfAClientThatDidNotFinish() {
        new Measured(Figure.CACHED, "", 1, 1, 1).print(client);

        assertThatThrownBy(() -> Measured.parse(printed.toString(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("the client did not finish");
    }

    private void measured(Figure figure, String address, double... values) {
        for (int round = 1; round <= values.length; round++) {
            new Measured(figure, address, round, values[round - 1], 10).print(client);
        }
    }

    private String text(long failures) {
        Measured.printFailures(client, failures, failures == 0 ? "" : "status 503");
        report.add(Measured.parse(printed.toString(StandardCharsets.UTF_8)));
        return report.text();
    }
}
