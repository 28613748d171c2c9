package io.shopstream.local.verify;

import io.shopstream.local.console.TextTable;
import io.shopstream.local.verify.checks.FaultCheck;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.ExpectedOrders;
import io.shopstream.local.verify.expected.record.DuplicateRecord;
import io.shopstream.sink.quality.CheckResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Result of a verification.
 *
 * @param agrees true if nothing differs and every view answered
 * @param text for the user: the counts, a line per check, and what differs
 */
public record VerifyReport(boolean agrees, String text) {
    private static final int MAX_DIFFERENCES = 20;

    static VerifyReport of(
            List<Comparison> checks,
            ExpectedOrders log,
            boolean storesAnswered,
            FaultCheck faults,
            List<CheckResult> quality,
            Instant cut,
            long since,
            String missing) {
        StringBuilder text = new StringBuilder("Every record of the orders topic:\n");
        text.append(new TextTable("", "records")
                .row("loaded (the order's current version)", log.loaded())
                .row("superseded by a newer version", log.superseded())
                .row("duplicates", log.duplicates())
                .row("dead-lettered", log.rejected().size())
                .row("in the topic", log.records()));
        text.append(duplicates(log));
        faults.table()
                .ifPresent(table -> text.append("\nFaults made on purpose:\n").append(table));
        text.append("\nCompared with the log (windows closed by ")
                .append(cut)
                .append(", and open ones that did not change meanwhile):\n");
        TextTable table = new TextTable("", "equal", "different", "changing");
        List<String> differences = new ArrayList<>();
        long unnamed = 0;
        for (Comparison check : checks) {
            SortedMap<String, String> known = check.differencesSince(since);
            long count = check.differenceCount(since);
            table.row(check.name(), check.settledCount(), count, check.changingCount());
            unnamed += count - known.size();
            known.values().forEach(difference -> differences.add(check.name() + ": " + difference));
        }
        text.append(table);
        differences.addAll(faults.differences());
        if (!quality.isEmpty()) {
            text.append("\nQuality checks of rows and sums: ")
                    .append(quality.stream().filter(CheckResult::judged).count())
                    .append(" evaluated, ")
                    .append(quality.stream().filter(CheckResult::isFailed).count())
                    .append(" failed\n");
            quality.stream()
                    .filter(result -> result.isFailed() || !result.judged())
                    .forEach(result ->
                            differences.add("quality check " + result.check().name() + ": " + result.detail()));
        }
        if (!missing.isEmpty()) {
            differences.add("streams or sink did not catch up with the topics, missing: " + missing);
        }
        if (!storesAnswered) {
            differences.add("the state stores do not answer (restoring or down): see ./shopstream status");
        }
        long counted = log.loaded()
                + log.superseded()
                + log.duplicates()
                + log.rejected().size();
        if (counted != log.records()) {
            differences.add(
                    "the four counts add up to %d records, but the topic has %d".formatted(counted, log.records()));
        }
        if (!differences.isEmpty()) {
            text.append("\nWhat differs:\n");
            differences.stream()
                    .limit(MAX_DIFFERENCES)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            long more = unnamed + Math.max(0, differences.size() - MAX_DIFFERENCES);
            if (more > 0) {
                text.append("  and ").append(more).append(" more\n");
            }
        }
        List<String> notCompared = checks.stream()
                .filter(check -> check.settledCount() == 0 && check.changingCount() > 0)
                .map(Comparison::name)
                .toList();
        if (!notCompared.isEmpty()) {
            text.append("\nNot compared, because every row changed in each round; run verify again in a few minutes: ")
                    .append(String.join(", ", notCompared))
                    .append('\n');
        }
        return new VerifyReport(differences.isEmpty(), text.toString());
    }

    private static String duplicates(ExpectedOrders log) {
        List<DuplicateRecord> first = log.firstDuplicates();
        if (first.isEmpty()) {
            return "";
        }
        long more = log.duplicates() - first.size();
        return first.stream().map(each -> "  " + each + "\n").collect(Collectors.joining("", "Duplicates:\n", ""))
                + (more > 0 ? "  and " + more + " more\n" : "");
    }
}
