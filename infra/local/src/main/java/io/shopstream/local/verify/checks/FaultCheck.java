package io.shopstream.local.verify.checks;

import io.shopstream.local.console.TextTable;
import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.expected.record.FaultCounts;
import io.shopstream.local.verify.expected.record.FaultKey;
import io.shopstream.schemas.query.ProducerStatus.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Compares the faults in the log with the simulator's own counts of acknowledged faults. The counts are read before and
 * after the log: the log's count must lie between the two readings, and is settled once both are equal.
 */
public final class FaultCheck {
    private final Supplier<Optional<Faults>> sentFaults;
    private final FaultCounts counts;
    private final Check<FaultKey, Long> check;
    private Optional<Faults> before = Optional.empty();
    private Optional<Faults> after = Optional.empty();

    /**
     * @param sentFaults reads the counts from the producer, empty if it does not answer
     */
    public FaultCheck(FaultCounts counts, Supplier<Optional<Faults>> sentFaults) {
        this.counts = counts;
        this.sentFaults = sentFaults;
        this.check = new Check<>("faults made on purpose, simulator and log", this::explain);
    }

    public void readSentBeforeLog() {
        before = sentFaults.get();
    }

    public void readSentAfterLog() {
        after = sentFaults.get();
    }

    public void compare(long nanoTime) {
        if (!isSentKnown()) {
            return;
        }
        Faults last = after.orElseThrow();
        Map<FaultKey, Long> wanted = new HashMap<>();
        Map<FaultKey, Long> found = new HashMap<>();
        Set<FaultKey> changing = new HashSet<>();
        for (FaultKey key : keysOfRun(last)) {
            long min = acked(before, key.fault());
            long max = acked(after, key.fault());
            long count = inLog(key);
            found.put(key, count);
            wanted.put(key, Math.clamp(count, min, Math.max(min, max)));
            if (min != max && count >= min && count <= max) {
                changing.add(key);
            }
        }
        check.compare(wanted, found, changing, null, nanoTime);
    }

    private Set<FaultKey> keysOfRun(Faults last) {
        Set<FaultKey> keys = new HashSet<>();
        last.acked().forEach((fault, count) -> {
            if (count > 0) {
                keys.add(new FaultKey(fault, last.run()));
            }
        });
        counts.tallies().keySet().stream()
                .filter(key -> key.run().equals(last.run()))
                .forEach(keys::add);
        return keys;
    }

    private long inLog(FaultKey key) {
        return counts.tallies().getOrDefault(key, FaultCounts.Tally.NONE).records();
    }

    private static long acked(Optional<Faults> sent, String fault) {
        return sent.map(known -> known.acked().getOrDefault(fault, 0L)).orElse(0L);
    }

    // The counts start at 0 with each run of the producer: readings of two runs cannot be compared.
    private boolean isSentKnown() {
        return before.isPresent()
                && after.isPresent()
                && before.get().run().equals(after.get().run());
    }

    private String explain(FaultKey key, String difference) {
        return "%s: the log has %,d, the simulator sent %,d to %,d"
                .formatted(key, inLog(key), acked(before, key.fault()), acked(after, key.fault()));
    }

    public Check<FaultKey, Long> check() {
        return check;
    }

    /** Differences that no further round can resolve, since they depend on the log alone. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        counts.tallies().forEach((key, tally) -> {
            if (tally.right() != tally.records()) {
                differences.add("faults made on purpose: %s: %,d of %,d had an unexpected outcome, the first at %s"
                        .formatted(key, tally.records() - tally.right(), tally.records(), tally.firstWrong()));
            }
        });
        if (!counts.tallies().isEmpty() && !isSentKnown()) {
            differences.add(
                    "faults made on purpose: the producer does not report what it sent: see ./shopstream status");
        }
        return differences;
    }

    /** For the report; empty if no fault was made. */
    public Optional<TextTable> table() {
        String run = after.map(Faults::run).orElse("");
        SortedMap<String, FaultKey> current = new TreeMap<>();
        after.ifPresent(last -> keysOfRun(last).forEach(key -> current.put(key.fault(), key)));
        List<FaultCounts.Tally> earlier = counts.tallies().entrySet().stream()
                .filter(entry -> !entry.getKey().run().equals(run))
                .map(Map.Entry::getValue)
                .toList();
        if (current.isEmpty() && earlier.isEmpty()) {
            return Optional.empty();
        }
        TextTable table = new TextTable("fault", "sent", "in the log", "expected outcome");
        current.forEach((fault, key) -> {
            FaultCounts.Tally tally = counts.tallies().getOrDefault(key, FaultCounts.Tally.NONE);
            table.row(fault, sentCell(fault), tally.records(), tally.right());
        });
        if (!earlier.isEmpty()) {
            table.row(
                    "earlier runs",
                    "",
                    earlier.stream().mapToLong(FaultCounts.Tally::records).sum(),
                    earlier.stream().mapToLong(FaultCounts.Tally::right).sum());
        }
        return Optional.of(table);
    }

    private Object sentCell(String fault) {
        long min = acked(before, fault);
        long max = acked(after, fault);
        return min == max || !isSentKnown() ? (Object) max : "%,d to %,d".formatted(min, max);
    }
}
