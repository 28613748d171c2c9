package io.shopstream.bench.idle;

import io.shopstream.bench.idle.sample.ThreadKind;
import io.shopstream.bench.idle.sample.ThreadShares;
import io.shopstream.bench.shop.Proc;
import io.shopstream.bench.shop.ProcMemory;
import io.shopstream.bench.shop.ShopPart;
import io.shopstream.local.console.TextTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats the tables of processes and threads. */
final class CpuText {
    // Half a thousandth of a core; smaller rows are left out.
    private static final double MIN_CORES = 0.0005;

    private CpuText() {}

    static String processes(IdleMeasurement measured) {
        Map<ShopPart, Double> seconds =
                measured.after().processTree().secondsSince(measured.before().processTree());
        TextTable table = new TextTable("process", "cores", "proportional MB", "resident MB");
        for (ShopPart part : ShopPart.values()) {
            row(
                    table,
                    part.title(),
                    seconds.getOrDefault(part, 0.0) / measured.seconds(),
                    measured.memory().get(part));
        }
        row(table, "total", measured.cores(), measured.memory().isEmpty() ? null : measured.allMemory());
        return table + missing();
    }

    private static void row(TextTable table, String title, double cores, @Nullable ProcMemory memory) {
        table.row(
                title,
                Figures.cores(cores),
                memory == null ? "unknown" : Figures.megabytes(memory.proportional()),
                memory == null ? "unknown" : Figures.megabytes(memory.resident()));
    }

    private static String missing() {
        return Proc.exists()
                ? ""
                : "  This system has no /proc: the JIT compiler, the garbage collector and ended processes are not"
                        + " shown separately, and memory is unknown.%n".formatted();
    }

    static String threads(IdleMeasurement measured) {
        double seconds = measured.seconds();
        double process = measured.after()
                .processTree()
                .secondsSince(measured.before().processTree())
                .getOrDefault(ShopPart.JVM, 0.0);
        ThreadShares shares = ThreadShares.between(
                measured.before().threads(), measured.after().threads(), process);
        Map<String, Double> cores = new HashMap<>();
        shares.seconds().forEach((kind, taken) -> {
            String names = kind == ThreadKind.OTHER ? ": " + String.join(", ", shares.others()) : "";
            cores.put(kind.title() + names, taken / seconds);
        });
        cores.put("ended threads", shares.ended() / seconds);
        return table("threads of the shop's JVM", cores);
    }

    static String backends(IdleMeasurement measured) {
        Map<String, Double> cores = new HashMap<>();
        BackendShares.between(measured.before(), measured.after())
                .forEach((title, taken) -> cores.put(title, taken / measured.seconds()));
        return table("processes of PostgreSQL", cores);
    }

    // The highest CPU first.
    private static String table(String heading, Map<String, Double> cores) {
        TextTable table = new TextTable(heading, "cores");
        cores.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_CORES)
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> table.row(entry.getKey(), Figures.cores(entry.getValue())));
        return table.toString();
    }
}
