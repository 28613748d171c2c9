package io.shopstream.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.pipeline.Producer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProducerTextTest {

    @Test
    void shouldShowHistoryCaptureAndFaults() {
        Producer producer = new Producer(
                "HISTORY",
                null,
                "max",
                new Producer.History("full", 0.42, false, 495_000),
                new Producer.Capture("SLOT_LOST", "./shopstream snapshot", 1_200L, 3L << 20, 17, 1_002),
                new Producer.Faults("late=1%", new TreeMap<>(Map.of("late", 1_234L, "duplicates", 5L))));

        assertThat(ProducerText.of(producer))
                .containsPattern("state +history\n")
                .containsPattern("orders/s requested +max\n")
                .containsPattern("history +full, 42 %, 495,000 records\n")
                .containsPattern(
                        "change capture +slot lost, 1,200 ms behind, retains 3 MiB of WAL, 1,002 rows rejected\n")
                .endsWith("\n  change capture: ./shopstream snapshot\n")
                .containsPattern("faults on purpose +late=1%\n")
                .containsPattern("in the log +duplicates 5, late 1,234\n");
    }

    @Test
    void shouldLeaveOutMissingValues() {
        Producer producer = new Producer(
                "WAITING",
                "Kafka does not answer",
                "20",
                new Producer.History("none", 1, true, 0),
                new Producer.Capture("DISABLED", null, null, null, 0, 0),
                new Producer.Faults("", Map.of()));

        assertThat(ProducerText.of(producer))
                .containsPattern("state +waiting\n")
                .containsPattern("history +none\n")
                .containsPattern("change capture +disabled\n")
                .doesNotContain("faults");
    }

    @Test
    void shouldShowALongReasonBelowTheTableWhichStaysNarrow() {
        String why = "could not be written: " + "because ".repeat(50).strip();
        Producer producer = new Producer(
                "WAITING",
                why,
                "5",
                new Producer.History("small", 1, true, 414_038),
                new Producer.Capture("FAILED", why, null, null, 0, 0),
                new Producer.Faults("", Map.of()));

        assertThat(ProducerText.of(producer).lines())
                .contains("  state: " + why, "  change capture: " + why)
                .noneMatch(line -> line.length() > 120 && !line.endsWith(why));
    }
}
