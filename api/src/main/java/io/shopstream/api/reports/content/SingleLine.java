package io.shopstream.api.reports.content;

import java.util.regex.Pattern;

/** Sentences name products, whose names may have line breaks: a list of sentences would read them as two. */
final class SingleLine {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private SingleLine() {}

    /** With a space in place of line breaks and other control characters. */
    static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
