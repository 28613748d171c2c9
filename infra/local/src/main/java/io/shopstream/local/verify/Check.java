package io.shopstream.local.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares one view of a few keys with the log, round by round, while traffic runs. A key is settled once the view agreed with the log
 * in a round in which no record touched it; what is touched in a round is left for the next. So agreement is proven on a
 * standing picture, key by key, without ever stopping the shop.
 */
final class Check<K, V> implements Comparison {
    private final String name;
    private final BiFunction<K, String, String> explain;
    private final Set<K> settled = new HashSet<>();
    // Differed once and moved before it could be judged again: not to be taken for merely moving.
    private final Set<K> suspects = new HashSet<>();
    private Map<K, Difference> differing = new HashMap<>();
    private int moving;

    /**
     * @param name what is compared, for the report
     * @param explain from key and plain difference to what the user is told
     */
    Check(String name, BiFunction<K, String, String> explain) {
        this.name = name;
        this.explain = explain;
    }

    Check(String name) {
        this(name, (key, difference) -> key + ": " + difference);
    }

    /**
     * One round.
     *
     * @param wanted what the log says now
     * @param found what the view said since the log was marked
     * @param touched keys that records touched since the mark
     * @param nothing the value that is as good as no row, null if every row must be there
     * @param nanoTime when the round took place, as {@link System#nanoTime} tells it
     */
    void compare(Map<K, V> wanted, Map<K, V> found, Set<K> touched, @Nullable V nothing, long nanoTime) {
        Map<K, Difference> now = new HashMap<>();
        moving = 0;
        Set<K> keys = new HashSet<>(wanted.keySet());
        keys.addAll(found.keySet());
        for (K key : keys) {
            if (settled.contains(key)) {
                continue;
            }
            if (touched.contains(key)) {
                moving++;
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

    boolean isSettled(K key) {
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
    public long movingCount() {
        return moving;
    }

    @Override
    public long suspectCount() {
        return suspects.size();
    }

    @Override
    public long standingCount(long nanoTime) {
        return differing.values().stream()
                .filter(difference -> difference.since() <= nanoTime)
                .count();
    }

    @Override
    public SortedMap<String, String> standingSince(long nanoTime) {
        SortedMap<String, String> standing = new TreeMap<>();
        differing.forEach((key, difference) -> {
            if (difference.since() <= nanoTime) {
                standing.put(String.valueOf(key), explain.apply(key, difference.text()));
            }
        });
        return standing;
    }

    /** How a key differs, and since which round. */
    private record Difference(String text, long since) {}
}
