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
public record Partition(String noun, String plural, List<Part> parts) {
    public Partition {
        parts = parts.stream()
                .sorted(Comparator.comparing((Part part) -> part.contribution().abs())
                        .reversed()
                        .thenComparing(Part::name))
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
            String noun, String plural, Map<String, BigDecimal> now, Map<String, BigDecimal> former, Part whole) {
        Map<String, BigDecimal> names = new TreeMap<>(now);
        names.putAll(former);
        List<Part> parts = new ArrayList<>();
        for (String name : names.keySet()) {
            parts.add(new Part(
                    name, now.getOrDefault(name, BigDecimal.ZERO), former.getOrDefault(name, BigDecimal.ZERO)));
        }
        Part told = sum(whole.name(), parts);
        Part rest = new Part(
                "other " + plural,
                whole.now().subtract(told.now()),
                whole.former().subtract(told.former()));
        if (rest.now().signum() != 0 || rest.former().signum() != 0) {
            parts.add(rest);
        }
        return new Partition(noun, plural, parts);
    }

    /** All parts as one. */
    public Part whole(String name) {
        return sum(name, parts);
    }

    /** The first {@code count} parts and, if there are more, one for the others: they add up to the same change. */
    public List<Part> first(int count) {
        if (parts.size() <= count) {
            return parts;
        }
        List<Part> first = new ArrayList<>(parts.subList(0, count));
        List<Part> others = parts.subList(count, parts.size());
        first.add(sum(
                "%s other %s".formatted(ReportText.grouped(others.size()), others.size() == 1 ? noun : plural),
                others));
        return first;
    }

    /** What all parts but one add to the change. */
    BigDecimal contributionOfOthers(Part part) {
        return whole("").contribution().subtract(part.contribution());
    }

    private static Part sum(String name, List<Part> parts) {
        return new Part(
                name,
                parts.stream().map(Part::now).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Part::former).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
