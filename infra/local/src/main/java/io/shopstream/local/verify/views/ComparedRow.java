package io.shopstream.local.verify.views;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of either database, converted for comparison.
 *
 * @param values the compared columns as text, nulls included; empty for a deleted row
 * @param deleted missing in the shop, or marked as deleted in the warehouse
 */
public record ComparedRow(List<@Nullable String> values, boolean deleted) {
    public static final ComparedRow DELETED = new ComparedRow(List.of(), true);

    /** Names of the columns in which two rows that both exist differ. */
    public static String differing(List<String> columns, ComparedRow one, ComparedRow other) {
        return IntStream.range(0, columns.size())
                .filter(index -> !java.util.Objects.equals(
                        one.values().get(index), other.values().get(index)))
                .mapToObj(columns::get)
                .collect(Collectors.joining(", "));
    }
}
