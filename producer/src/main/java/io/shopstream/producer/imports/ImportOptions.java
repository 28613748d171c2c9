package io.shopstream.producer.imports;

import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.dates.DateFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file is imported.
 *
 * @param idPrefix put before every invoice number, so that another source or year may use the same numbers; empty for
 *     none
 * @param replace whether the file's orders replace those that they conflict with, also if the file was imported before
 * @param dryRun whether nothing is published
 * @param dateFormat how the file's dates are written; null if the mapping or the file is to tell
 * @param mapping what the columns of an export of another shop mean; null for a file in the form of the data set
 */
public record ImportOptions(
        String idPrefix,
        boolean replace,
        boolean dryRun,
        @Nullable DateFormat dateFormat,
        @Nullable Mapping mapping) {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,32}");

    /** No prefix, no replacing, not dry. */
    public static final ImportOptions DEFAULT = new ImportOptions("", false, false);

    /** @throws IllegalArgumentException if the prefix has characters other than letters, digits and {@code . - _} */
    public ImportOptions {
        if (!PREFIX.matcher(idPrefix).matches()) {
            throw new IllegalArgumentException(
                    "the id prefix must have at most 32 characters: letters, digits, dot, dash and underscore");
        }
    }

    /** With the columns of the data set, and the date format that the file tells. */
    public ImportOptions(String idPrefix, boolean replace, boolean dryRun) {
        this(idPrefix, replace, dryRun, null, null);
    }
}
