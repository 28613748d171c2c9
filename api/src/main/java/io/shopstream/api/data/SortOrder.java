package io.shopstream.api.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that an index of the warehouse carries.
 *
 * @param name as the parameter {@code sort} has it
 * @param columns unique together and never null, so that a position between two rows is exact
 * @param needs a filter without which no index finds the rows in this order; null if there is none
 */
record SortOrder(
        String name, List<String> columns, @Nullable String needs) {
    static SortOrder by(String name, String... columns) {
        return new SortOrder(name, List.of(columns), null);
    }

    SortOrder within(String filter) {
        return new SortOrder(name, columns, filter);
    }
}
