package io.shopstream.producer.imports.dates;

import org.jspecify.annotations.Nullable;

/**
 * A date and time split into its numbers: three for the date, two or three for the time, and AM or PM. Whether the
 * numbers are a date at all depends on the {@link DateFormat}.
 *
 * @param first the first of the three numbers of the date, second and third alike
 * @param digits how many digits the six numbers have; 0 if there are no seconds
 * @param half 'A' for AM, 'P' for PM, 0 for a clock of 24 hours
 */
public record DateText(
        int first,
        int second,
        int third,
        int hour,
        int minute,
        int seconds,
        int digits,
        char separator,
        char timeSeparator,
        char half) {

    private static final int NUMBERS = 6;
    private static final int MAX_DIGITS = 4;

    /** Null if the text is something else. */
    public static @Nullable DateText read(String text) {
        int[] numbers = new int[NUMBERS];
        int digits = 0;
        char[] signs = new char[NUMBERS];
        int at = 0;
        int count = 0;
        while (count < NUMBERS) {
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < MAX_DIGITS && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at) - '0';
                at++;
            }
            if (at == start) {
                return null;
            }
            numbers[count] = value;
            digits = digits * 10 + at - start;
            signs[count] = at < text.length() ? text.charAt(at) : '\0';
            count++;
            if (count == NUMBERS || count == NUMBERS - 1 && signs[count - 1] != ':') {
                break;
            }
            at++;
        }
        boolean shaped = count >= NUMBERS - 1
                && signs[0] == signs[1]
                && (signs[0] == '-' || signs[0] == '/' || signs[0] == '.')
                && (signs[2] == ' ' || signs[2] == 'T')
                && signs[3] == ':';
        char half = half(text, at);
        if (!shaped || half == '?') {
            return null;
        }
        return new DateText(
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                count == NUMBERS ? digits : digits * 10,
                signs[0],
                signs[2],
                half);
    }

    /** Digits of the number at the index, 0 to 5. */
    int digits(int index) {
        int rest = digits;
        for (int each = NUMBERS - 1; each > index; each--) {
            rest /= 10;
        }
        return rest % 10;
    }

    private static char half(String text, int end) {
        String rest = end > text.length() ? "?" : text.substring(end);
        return switch (rest) {
            case "" -> '\0';
            case " AM", " am" -> 'A';
            case " PM", " pm" -> 'P';
            default -> '?';
        };
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
