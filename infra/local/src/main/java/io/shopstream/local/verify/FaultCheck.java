package io.shopstream.local.verify;

import io.shopstream.local.console.TextTable;
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
 * The faults in the log against the simulator's own ledger of what it sent. The ledger is read before and after the log:
 * the log's count must lie between the two, and is settled once both are the same.
 */
final class FaultCheck {
    private final Supplier<Optional<Faults>> ledger;
    private final FaultCounts repository;
    private final Check<FaultKey, Long> check;
    private Optional<Faults> before = Optional.empty();
    private Optional<Faults> after = Optional.empty();

    /**
     * @param ledger asks the producer, empty if it does not answer
     */
    FaultCheck(FaultCounts repository, Supplier<Optional<Faults>> ledger) {
        this.repository = repository;
        this.ledger = ledger;
        this.check = new Check<>("faults on purpose, by the simulator's ledger", this::explain);
    }

    void readLedgerBeforeLog() {
        before = ledger.get();
    }

    void readLedgerAfterLog() {
        after = ledger.get();
    }

    void compare(long nanoTime) {
        if (!isLedgerKnown()) {
            return;
        }
        Faults last = after.orElseThrow();
        Map<FaultKey, Long> wanted = new HashMap<>();
        Map<FaultKey, Long> found = new HashMap<>();
        Set<FaultKey> moving = new HashSet<>();
        for (FaultKey key : ledgerKeys(last)) {
            long least = acked(before, key.fault());
            long most = acked(after, key.fault());
            long count = inLog(key);
            found.put(key, count);
            wanted.put(key, Math.clamp(count, least, Math.max(least, most)));
            if (least != most && count >= least && count <= most) {
                moving.add(key);
            }
        }
        check.compare(wanted, found, moving, null, nanoTime);
    }

    private Set<FaultKey> ledgerKeys(Faults last) {
        Set<FaultKey> keys = new HashSet<>();
        last.acked().forEach((fault, count) -> {
            if (count > 0) {
                keys.add(new FaultKey(fault, last.run()));
            }
        });
        repository.tallies().keySet().stream()
                .filter(key -> key.run().equals(last.run()))
                .forEach(keys::add);
        return keys;
    }

    private long inLog(FaultKey key) {
        return repository.tallies().getOrDefault(key, FaultCounts.Tally.NONE).records();
    }

    private static long acked(Optional<Faults> ledger, String fault) {
        return ledger.map(known -> known.acked().getOrDefault(fault, 0L)).orElse(0L);
    }

    // The producer may have been started anew in between: then neither reading says anything about the other.
    private boolean isLedgerKnown() {
        return before.isPresent()
                && after.isPresent()
                && before.get().run().equals(after.get().run());
    }

    private String explain(FaultKey key, String difference) {
        return "%s: the log has %,d, the ledger between %,d and %,d"
                .formatted(key, inLog(key), acked(before, key.fault()), acked(after, key.fault()));
    }

    Check<FaultKey, Long> check() {
        return check;
    }

    /** What no further round can mend: a fate is decided by the log alone. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        repository.tallies().forEach((key, tally) -> {
            if (tally.right() != tally.records()) {
                differences.add("faults on purpose: %s: %,d of %,d are not as they should be, the first at %s"
                        .formatted(key, tally.records() - tally.right(), tally.records(), tally.firstWrong()));
            }
        });
        if (!repository.tallies().isEmpty() && !isLedgerKnown()) {
            differences.add("faults on purpose: the producer does not show its ledger: see ./shopstream status");
        }
        return differences;
    }

    /** For the report; empty if no fault was made. */
    Optional<TextTable> table() {
        String run = after.map(Faults::run).orElse("");
        SortedMap<String, FaultKey> current = new TreeMap<>();
        after.ifPresent(last -> ledgerKeys(last).forEach(key -> current.put(key.fault(), key)));
        List<FaultCounts.Tally> earlier = repository.tallies().entrySet().stream()
                .filter(entry -> !entry.getKey().run().equals(run))
                .map(Map.Entry::getValue)
                .toList();
        if (current.isEmpty() && earlier.isEmpty()) {
            return Optional.empty();
        }
        TextTable table = new TextTable("fault", "ledger", "in the log", "as it should be");
        current.forEach((fault, key) -> {
            FaultCounts.Tally tally = repository.tallies().getOrDefault(key, FaultCounts.Tally.NONE);
            table.row(fault, ledgerCell(fault), tally.records(), tally.right());
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

    private Object ledgerCell(String fault) {
        long least = acked(before, fault);
        long most = acked(after, fault);
        return least == most || !isLedgerKnown() ? (Object) most : "%,d to %,d".formatted(least, most);
    }
}
