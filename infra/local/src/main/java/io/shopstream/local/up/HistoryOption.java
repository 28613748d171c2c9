package io.shopstream.local.up;

import java.util.List;

/** The value of {@code --history}: the past that a new shop gets, from before its live traffic. */
public final class HistoryOption {
    private static final List<String> SIZES = List.of("none", "small", "full");

    private HistoryOption() {}

    /** @throws IllegalArgumentException naming the option and what it takes */
    public static String parse(String text) {
        if (!SIZES.contains(text)) {
            throw new IllegalArgumentException("--history must be one of " + String.join(", ", SIZES));
        }
        return text;
    }
}
