package io.shopstream.local.verify.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares one view with the log, key by key, in rounds while traffic runs. A key is settled once the view agreed with
 * the log in a round in which no record touched the key; a touched key is compared in the next round. So agreement is
 * proven without stopping the shop. Keeps its state on the heap: see {@link RowCheck} for many keys.
 */
public final class Check<K, V> implements Comparison {
    private final String name;
    private final BiFunction<K, String, String> explain;
    private final Set<K> settled = new HashSet<>();
    // Keys that differed and were touched before they could be compared again: they get more rounds.
    private final Set<K> suspects = new HashSet<>();
    private Map<K, Difference> differing = new HashMap<>();
    private int changing;

    /**
     * @param name what is compared, for the report
     * @param explain builds the message for the user from key and difference
     */
    public Check(String name, BiFunction<K, String, String> explain) {
        this.name = name;
        this.explain = explain;
    }

    public Check(String name) {
        this(name, (key, difference) -> key + ": " + difference);
    }

    /**
     * Compares one round.
     *
     * @param wanted values according to the log, read after the view
     * @param found values of the view, read after the mark
     * @param touched keys of records that arrived since the mark
     * @param nothing value that is equivalent to no row, null if every row must exist
     * @param nanoTime time of the round, by {@link System#nanoTime}
     */
    public void compare(Map<K, V> wanted, Map<K, V> found, Set<K> touched, @Nullable V nothing, long nanoTime) {
        Map<K, Difference> now = new HashMap<>();
        changing = 0;
        Set<K> keys = new HashSet<>(wanted.keySet());
        keys.addAll(found.keySet());
        for (K key : keys) {
            if (settled.contains(key)) {
                continue;
            }
            if (touched.contains(key)) {
                changing++;
                if (differing.containsKey(key)) {
                    suspects.add(key);
                }
                continue;
            }
            V want = wanted.getOrDefault(key, nothing);
            V have = found.getOrDefault(key, nothing);
            if (want == null ? have == null : want.equals(have)) {
                settled.add(key);
                suspects.remove(key);
            } else {
                String plain = have == null
                        ? "missing, the log has " + want
                        : want == null ? "there, but not in the log" : "is " + have + ", the log says " + want;
                Difference before = differing.get(key);
                now.put(key, new Difference(plain, before == null ? nanoTime : before.since()));
            }
        }
        differing = now;
    }

    public boolean isSettled(K key) {
        return settled.contains(key);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long settledCount() {
        return settled.size();
    }

    @Override
    public long changingCount() {
        return changing;
    }

    @Override
    public long suspectCount() {
        return suspects.size();
    }

    @Override
    public long differenceCount(long nanoTime) {
        return differing.values().stream()
                .filter(difference -> difference.since() <= nanoTime)
                .count();
    }

    @Override
    public SortedMap<String, String> differencesSince(long nanoTime) {
        SortedMap<String, String> differences = new TreeMap<>();
        differing.forEach((key, difference) -> {
            if (difference.since() <= nanoTime) {
                differences.put(String.valueOf(key), explain.apply(key, difference.text()));
            }
        });
        return differences;
    }

    /** How a key differs, and the {@code nanoTime} of the round that found it. */
    private record Difference(String text, long since) {}
}
