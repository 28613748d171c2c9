package io.shopstream.local.metabase.files;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param hidden not shown in a table: links need its value
 * @param bar shown with a small bar
 * @param link name of the link that a click on it follows
 */
public record ColumnDefinition(
        String title,
        ColumnFormat format,
        boolean hidden,
        boolean bar,
        @Nullable String link) {
    public ColumnDefinition {
        Objects.requireNonNull(title, "a column needs a title");
        format = Objects.requireNonNullElse(format, ColumnFormat.TEXT);
    }
}
