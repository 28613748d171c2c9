package io.shopstream.bench.chaos;

import io.shopstream.local.console.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a chaos test of streams.
 *
 * @param exactPanes minutes, over all answers, that had to equal the oracle and did
 * @param refusals of single addresses by reason; the next address was queried after each
 * @param intervals number of right, stale, missing and wrong answers by first second of the interval
 * @param wrongs the first wrong answers
 * @param differences minutes and products that differ at the end
 */
public record StreamsChaosReport(
        long right,
        long stale,
        long refused,
        long wrong,
        long exactPanes,
        Map<String, Long> refusals,
        Map<Long, long[]> intervals,
        long greatestLag,
        long medianMillis,
        long p99Millis,
        int kills,
        List<String> wrongs,
        List<String> differences) {
    private static final double MIN_AVAILABILITY = 0.99;

    public StreamsChaosReport {
        refusals = Map.copyOf(refusals);
        intervals = new TreeMap<>(intervals);
        wrongs = List.copyOf(wrongs);
        differences = List.copyOf(differences);
    }

    public double availability() {
        long asked = right + stale + refused + wrong;
        return asked == 0 ? 0 : (double) (asked - refused) / asked;
    }

    public boolean isPassed() {
        return wrong == 0 && differences.isEmpty() && availability() >= MIN_AVAILABILITY;
    }

    public String text() {
        TextTable table = new TextTable("", "answers")
                .row("right", right)
                .row("stale, marked as such", stale)
                .row("none (503 or no connection)", refused)
                .row("wrong", wrong);
        StringBuilder text = new StringBuilder(table.toString())
                .append(String.format(
                        Locale.ROOT,
                        "%n  availability %.2f %%, %d kills, %,d closed minutes compared, greatest lag %,d records%n"
                                + "  answered within %,d ms (median), %,d ms (99 %%)%n",
                        100 * availability(),
                        kills,
                        exactPanes,
                        greatestLag,
                        medianMillis,
                        p99Millis));
        refusals.forEach((reason, count) ->
                text.append(String.format(Locale.ROOT, "  queried the next address %,d times: %s%n", count, reason)));
        TextTable course = new TextTable("from second", "right", "stale", "none", "wrong");
        intervals.forEach((second, counts) -> course.row(second, counts[0], counts[1], counts[2], counts[3]));
        text.append(System.lineSeparator()).append(course).append(System.lineSeparator());
        wrongs.forEach(wrong -> text.append("  wrong: ").append(wrong).append(System.lineSeparator()));
        differences.forEach(
                difference -> text.append("  differs: ").append(difference).append(System.lineSeparator()));
        return text.append(isPassed() ? "  PASSED" : "  FAILED").toString();
    }
}
