package io.shopstream.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter text = new StringWriter();
    private long now;
    private final ProgressBar log = bar(false);

    @Test
    void shouldSayOnceThatAllIsDone() {
        for (int i = 0; i < 5; i++) {
            later();
            log.show(1, 0);
        }
        log.finish(0);

        assertThat(text.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Loading [####").contains("]  99 %  0 records"),
                        line -> assertThat(line).contains("] 100 %  0 records"));
    }

    @Test
    void shouldPrintWhatHasChangedAtMostEveryTwoSeconds() {
        log.show(0.1, 10);
        later();
        log.show(0.5, 50);
        log.show(0.6, 60);
        later();
        log.show(0.5, 51);

        assertThat(text.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("[###############...............]  50 %  50 records  20/s"),
                        line -> assertThat(line).contains(" 50 %  51 records"));
    }

    @Test
    void shouldRedrawTheLineOfATerminal() {
        ProgressBar terminal = bar(true);
        later();
        terminal.show(0.5, 1);
        later();
        terminal.show(0.5, 1);
        terminal.finish(2);

        assertThat(text.toString().split("\r", -1)).hasSize(4);
        assertThat(text.toString().lines()).last().asString().contains("100 %  2 records");
    }

    private ProgressBar bar(boolean terminal) {
        return new ProgressBar(new PrintWriter(text), "Loading", "records", 0, terminal, () -> now);
    }

    // Longer than both pauses between two lines.
    private void later() {
        now += Duration.ofMillis(2_500).toNanos();
    }
}
