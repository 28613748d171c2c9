package io.shopstream.streams.query;

import io.shopstream.streams.pane.Sales;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sums of the panes that a question is about, by what it tells apart, in text. The result is a plain map, and two of them
 * (of two stretches of time, or of two partitions) are put together by {@link #sum}.
 */
final class SalesBy<K> implements StoreReader.Fold<K, Sales, Map<String, Sales>> {
    private final Predicate<K> wanted;
    private final Function<K, String> group;
    private final Map<String, Sales> sums = new TreeMap<>();

    SalesBy(Predicate<K> wanted, Function<K, String> group) {
        this.wanted = wanted;
        this.group = group;
    }

    @Override
    public void add(K pane, Sales sales) {
        if (wanted.test(pane)) {
            sums.merge(group.apply(pane), sales, Sales::plus);
        }
    }

    @Override
    public Map<String, Sales> result() {
        return sums;
    }

    static Map<String, Sales> sum(Map<String, Sales> left, Map<String, Sales> right) {
        Map<String, Sales> both = new TreeMap<>(left);
        right.forEach((key, sales) -> both.merge(key, sales, Sales::plus));
        return both;
    }
}
