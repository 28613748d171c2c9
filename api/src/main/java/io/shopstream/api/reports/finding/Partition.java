package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole in parts: those of one dimension, each of which has a part of every amount. The contributions of the parts add
 * up to the change of the whole.
 *
 * @param noun such as {@code country}
 * @param plural such as {@code countries}
 * @param parts the largest contribution first, whatever its sign; ties by name
 */
public record Partition(String noun, String plural, List<Comparison> parts) {
    public Partition {
        parts = parts.stream()
                .sorted(Comparator.comparing(
                                (Comparison part) -> part.contribution().abs())
                        .reversed()
                        .thenComparing(Comparison::name))
                .toList();
    }

    /**
     * Parts that may leave something out, which becomes one more part.
     *
     * @param now net of each part in the period, by its name
     * @param former of each part in the former period
     * @param whole all of it
     */
    public static Partition of(
            String noun, String plural, Map<String, BigDecimal> now, Map<String, BigDecimal> former, Comparison whole) {
        Map<String, BigDecimal> names = new TreeMap<>(now);
        names.putAll(former);
        List<Comparison> parts = new ArrayList<>();
        for (String name : names.keySet()) {
            parts.add(new Comparison(
                    name, now.getOrDefault(name, BigDecimal.ZERO), former.getOrDefault(name, BigDecimal.ZERO)));
        }
        Comparison told = sum(whole.name(), parts);
        Comparison rest = new Comparison(
                "other " + plural,
                whole.now().subtract(told.now()),
                whole.former().subtract(told.former()));
        if (rest.now().signum() != 0 || rest.former().signum() != 0) {
            parts.add(rest);
        }
        return new Partition(noun, plural, parts);
    }

    /** All parts as one. */
    public Comparison whole(String name) {
        return sum(name, parts);
    }

    /** The first {@code count} parts and, if there are more, one for the others: they add up to the same change. */
    public List<Comparison> first(int count) {
        if (parts.size() <= count) {
            return parts;
        }
        List<Comparison> first = new ArrayList<>(parts.subList(0, count));
        List<Comparison> others = parts.subList(count, parts.size());
        first.add(sum(ReportText.counted(others.size(), "other " + noun, "other " + plural), others));
        return first;
    }

    /** What all parts but one add to the change. */
    BigDecimal contributionOfOthers(Comparison part) {
        return whole("").contribution().subtract(part.contribution());
    }

    private static Comparison sum(String name, List<Comparison> parts) {
        return new Comparison(
                name,
                parts.stream().map(Comparison::now).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Comparison::former).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
