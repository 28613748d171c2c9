package io.shopstream.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the questions ended. Thread-safe. */
final class Tally {
    private static final int MOST_KEPT = 5;

    private long right;
    private long stale;
    private long refused;
    private long wrong;
    private long exactPanes;
    private long triesRefused;
    private long greatestLag;
    private final List<String> wrongs = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();

    synchronized void add(Verdict verdict, Duration took) {
        millis.add(took.toMillis());
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
                if (wrongs.size() < MOST_KEPT) {
                    wrongs.add(detail);
                }
            }
        }
    }

    synchronized void addRefusedTry() {
        triesRefused++;
    }

    synchronized ChaosReport report(int kills, List<String> differences) {
        List<Long> sorted = millis.stream().sorted().toList();
        return new ChaosReport(
                right,
                stale,
                refused,
                wrong,
                exactPanes,
                triesRefused,
                greatestLag,
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2),
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100),
                kills,
                wrongs,
                differences);
    }
}
