package io.shopstream.local.console;

import io.shopstream.api.answer.pipeline.Producer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats the status of the simulated shop as a small table, below which stands why it waits: that may be long. */
final class ProducerText {
    private static final int MIB = 1024 * 1024;

    private ProducerText() {}

    static String of(Producer producer) {
        TextTable table = new TextTable("simulated shop", "")
                .row("state", StateWord.of(producer.state(), null))
                .row("orders/s requested", producer.ordersPerSecond())
                .row("history", history(producer.history()))
                .row("change capture", capture(producer.capture()));
        if (!producer.faults().plan().isEmpty()) {
            table.row("faults on purpose", producer.faults().plan());
            table.row("  in the log", faults(producer.faults().acked()));
        }
        return table
                + reason("state", producer.detail())
                + reason("change capture", producer.capture().detail());
    }

    private static String reason(String row, @Nullable String why) {
        return why == null ? "" : "  %s: %s%n".formatted(row, why);
    }

    private static String history(Producer.History history) {
        if (history.size().equals("none")) {
            return "none";
        }
        String records = String.format(Locale.ROOT, "%,d records", history.records());
        return history.finished()
                ? "%s, %s".formatted(history.size(), records)
                : "%s, %.0f %%, %s".formatted(history.size(), history.fraction() * 100, records);
    }

    private static String capture(Producer.Capture capture) {
        String lag = capture.lagMillis() == null ? "" : ", %,d ms behind".formatted(capture.lagMillis());
        Long retained = capture.retainedBytes();
        String log = retained == null ? "" : ", retains %,d MiB of WAL".formatted(retained / MIB);
        String rejected = capture.rejectedRows() == 0 ? "" : ", %,d rows rejected".formatted(capture.rejectedRows());
        return StateWord.of(capture.state(), null) + lag + log + rejected;
    }

    private static String faults(Map<String, Long> acked) {
        return acked.entrySet().stream()
                .map(fault -> "%s %,d".formatted(fault.getKey(), fault.getValue()))
                .collect(Collectors.joining(", "));
    }
}
