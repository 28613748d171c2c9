package io.shopstream.bench.chaos;

import io.shopstream.local.console.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a chaos test of the sink.
 *
 * @param records sent, and loaded or recorded as rejected
 * @param rows number of compared rows by table
 * @param settledMillis from the last sent record to the last loaded row
 * @param differences the first rows that are missing, duplicate or wrong
 */
public record SinkChaosReport(
        long orders,
        long records,
        int kills,
        int freezes,
        Map<String, Long> rows,
        long settledMillis,
        List<String> differences) {

    public SinkChaosReport {
        rows = new TreeMap<>(rows);
        differences = List.copyOf(differences);
    }

    public boolean isPassed() {
        return differences.isEmpty();
    }

    public String text() {
        TextTable table = new TextTable("", "rows compared");
        rows.forEach(table::row);
        StringBuilder text = new StringBuilder(table.toString())
                .append(String.format(
                        Locale.ROOT,
                        "%n  %,d orders in %,d records, %d kills, %d freezes; loaded %.1f s after the last record%n",
                        orders,
                        records,
                        kills,
                        freezes,
                        settledMillis / 1e3));
        differences.forEach(
                difference -> text.append("  differs: ").append(difference).append(System.lineSeparator()));
        return text.append(isPassed() ? "  PASSED" : "  FAILED").toString();
    }
}
