package io.shopstream.bench.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.bench.producer.PerfTool;
import io.shopstream.bench.producer.PublishRound;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    @Test
    void shouldCompareMediansAndNameTheExtremesOfThePairs() {
        BenchReport report = new BenchReport(Side.PERF_TOOL, Side.SHOP);
        report.add(rate(100), rate(90));
        report.add(rate(200), rate(100));
        report.add(rate(400), rate(160));

        assertThat(report.ratio()).isEqualTo(0.5);
        assertThat(report.text())
                .contains("Kafka's perf tool", "200")
                .contains("shopstream / Kafka's perf tool: 0.50 (pairs of rounds: 0.40 to 0.90)");
    }

    @Test
    void shouldReadTheSteadyStateAndNotTheWholeRun() {
        Measurement read = PerfTool.result("""
                900 records sent, 50.0 records/sec (0.01 MB/sec), 1.00 ms avg latency
                600 steady state records sent, 300.0 records/sec (2.00 MB/sec), 1.00 ms avg latency
                """);

        assertThat(read.records()).isEqualTo(600);
        assertThat(read.seconds()).isEqualTo(2);
        assertThat(read.megabytesPerSecond()).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldShowTheOutputIfThereIsNoResult() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PerfTool.result("Connection refused"))
                .withMessageContaining("Connection refused");
        assertThatIllegalStateException()
                .isThrownBy(() -> PublishRound.result("Connection refused", new PayloadFile(Path.of("x"), 1, 1)))
                .withMessageContaining("Connection refused");
    }

    private static Measurement rate(long records) {
        return new Measurement(records, 1, records * 100.0);
    }
}
