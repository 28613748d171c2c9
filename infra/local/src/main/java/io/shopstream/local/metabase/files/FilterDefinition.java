package io.shopstream.local.metabase.files;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A filter that dashboards show and cards use as {@code {{name}}}.
 *
 * @param type a parameter type of Metabase, such as {@code date/all-options}
 * @param field the column that it filters, as {@code schema.table.column}, unless a card names another; without one,
 *     SQL uses it as a value and it is always set
 * @param initial value of a dashboard that is opened
 * @param values key of the card whose first column lists its values
 */
public record FilterDefinition(
        String name,
        String title,
        String type,
        @Nullable String field,
        @Nullable String initial,
        @Nullable String values) {

    static FilterDefinition of(SettingsFile.FilterEntry entry, String currency) {
        String initial = entry.initial();
        return new FilterDefinition(
                Objects.requireNonNull(entry.name(), "a filter needs a name"),
                Objects.requireNonNull(entry.title(), "a filter needs a title"),
                Objects.requireNonNull(entry.type(), "a filter needs a type"),
                entry.field(),
                initial == null ? null : initial.replace("${currency}", currency),
                entry.values());
    }

    /** Whether SQL uses it as one value instead of a condition on a column. */
    public boolean isValue() {
        return field == null;
    }
}
