package io.shopstream.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the results of queries. Thread-safe. */
final class Tally {
    private static final int MAX_KEPT = 5;

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final long begun = System.nanoTime();
    private final Map<Long, long[]> intervals = new TreeMap<>();
    private long right;
    private long stale;
    private long refused;
    private long wrong;
    private long exactPanes;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long greatestLag;
    private final List<String> wrongs = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();

    synchronized void add(Verdict verdict, Duration took) {
        millis.add(took.toMillis());
        long[] interval = intervals.computeIfAbsent(
                (System.nanoTime() - begun) / INTERVAL.toNanos() * INTERVAL.toSeconds(), _ -> new long[4]);
        interval[kind(verdict)]++;
        switch (verdict) {
            case Verdict.Right(int compared) -> {
                right++;
                exactPanes += compared;
            }
            case Verdict.Stale(long lag) -> {
                stale++;
                greatestLag = Math.max(greatestLag, lag);
            }
            case Verdict.Refused _ -> refused++;
            case Verdict.Wrong(String detail) -> {
                wrong++;
                if (wrongs.size() < MAX_KEPT) {
                    wrongs.add(detail);
                }
            }
        }
    }

    private static int kind(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Right _ -> 0;
            case Verdict.Stale _ -> 1;
            case Verdict.Refused _ -> 2;
            case Verdict.Wrong _ -> 3;
        };
    }

    /** Counts an address that did not answer. */
    synchronized void addRefusal(String reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    synchronized StreamsChaosReport report(int kills, List<String> differences) {
        List<Long> sorted = millis.stream().sorted().toList();
        return new StreamsChaosReport(
                right,
                stale,
                refused,
                wrong,
                exactPanes,
                refusals,
                intervals,
                greatestLag,
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2),
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100),
                kills,
                wrongs,
                differences);
    }
}
