package io.shopstream.api.params;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses lengths of time such as 60m, 24h or 7d. */
final class SpanLength {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([mhd])");

    private SpanLength() {}

    /** @throws BadParameterException if the text is not like 60m, 24h or 7d, or longer than {@code longest} */
    static Duration parse(String parameter, String text, Duration longest) {
        Matcher form = FORM.matcher(text);
        Duration length = form.matches() ? length(form) : Duration.ZERO;
        if (length.isZero() || length.compareTo(longest) > 0) {
            throw new BadParameterException(
                    parameter, "must be like 60m, 24h or 7d and at most %d days".formatted(longest.toDays()));
        }
        return length;
    }

    private static Duration length(Matcher form) {
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
