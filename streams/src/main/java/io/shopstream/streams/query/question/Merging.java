package io.shopstream.streams.query.question;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** Merges the collections in the answers of different partitions. */
final class Merging {
    private Merging() {}

    /** Returns the entries of both maps; {@code plus} merges the values of keys that are in both. */
    static <K, V> Map<K, V> maps(Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus) {
        Map<K, V> merged = new HashMap<>(one);
        other.forEach((key, value) -> merged.merge(key, value, plus));
        return merged;
    }

    static <V> List<V> lists(List<V> one, List<V> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
