package io.shopstream.local.up;

import java.util.List;

/** Parses {@code --history}: the size of the history that a new shop gets. */
public final class HistoryOption {
    private static final List<String> SIZES = List.of("none", "small", "full");

    private HistoryOption() {}

    /** @throws IllegalArgumentException naming the option and its valid values */
    public static String parse(String text) {
        if (!SIZES.contains(text)) {
            throw new IllegalArgumentException("--history must be one of " + String.join(", ", SIZES));
        }
        return text;
    }
}
