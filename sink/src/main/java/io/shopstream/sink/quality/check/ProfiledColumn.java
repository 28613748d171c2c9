package io.shopstream.sink.quality.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A column to be profiled.
 *
 * @param name as in the table
 */
public record ProfiledColumn(String name, Kind kind) {
    public enum Kind {
        /** Smallest, largest, mean, deciles. */
        NUMBER,
        /** Earliest, latest, deciles. */
        TIME,
        /** The ten most frequent values. */
        CATEGORY,
        /** Lengths only: the values may be names and addresses of people. */
        TEXT
    }

    /** @param text names with their kinds, such as {@code quantity number, product_id text} */
    static List<ProfiledColumn> parse(String text) {
        return Arrays.stream(text.strip().split(", "))
                .map(column -> column.split(" "))
                .map(parts -> new ProfiledColumn(parts[0], Kind.valueOf(parts[1].toUpperCase(Locale.ROOT))))
                .toList();
    }
}
