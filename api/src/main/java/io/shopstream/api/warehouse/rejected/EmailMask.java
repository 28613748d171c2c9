package io.shopstream.api.warehouse.rejected;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks e-mail addresses in a sentence with stars of the same number: every name on both sides of an at sign, also
 * {@code root@localhost}, {@code "Ada L."@example.org} and {@code ada@[10.0.0.1]}. Rather masks too much than too
 * little: a sign beside an address may belong to it. Takes linear time.
 */
final class EmailMask {
    private static final Pattern AT_SIGN = Pattern.compile("@|%40|\\\\u0040");
    private static final String NOT_IN_NAMES = "@<>()[],;:\"\\";
    private static final char STAR = '*';
    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    private EmailMask() {}

    static String of(String text) {
        StringBuilder masked = new StringBuilder(text);
        Matcher at = AT_SIGN.matcher(text);
        int limit = 0;
        while (at.find()) {
            int user = userStart(text, limit, at.start());
            int domainEnd = domainEnd(text, at.end());
            if (user < at.start() && at.end() < domainEnd) {
                fill(masked, user, at.start());
                fill(masked, at.end(), domainEnd);
            }
            limit = at.end();
        }
        return masked.toString();
    }

    /** @param limit the user's name begins there or later */
    private static int userStart(String text, int limit, int end) {
        int start = end;
        if (start > limit && text.charAt(start - 1) == QUOTE) {
            // Quotes are doubled in CSV and escaped in JSON.
            while (start > limit && isQuoting(text.charAt(start - 1))) {
                start--;
            }
            while (start > limit && text.charAt(start - 1) != QUOTE) {
                start--;
            }
            return start;
        }
        while (start > limit && isInName(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int domainEnd(String text, int start) {
        int end = start;
        if (end < text.length() && text.charAt(end) == '[') {
            int close = text.indexOf(']', end);
            return close < 0 ? text.length() : close + 1;
        }
        while (end < text.length() && isInName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isQuoting(char sign) {
        return sign == QUOTE || sign == ESCAPE;
    }

    private static boolean isInName(char sign) {
        return !Character.isWhitespace(sign) && !Character.isISOControl(sign) && NOT_IN_NAMES.indexOf(sign) < 0;
    }

    private static void fill(StringBuilder text, int from, int to) {
        for (int at = from; at < to; at++) {
            text.setCharAt(at, STAR);
        }
    }
}
