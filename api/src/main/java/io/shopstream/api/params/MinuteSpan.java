package io.shopstream.api.params;

import io.shopstream.schemas.query.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses spans such as 60m, 24h or 7d. A span ends with the current minute, which is still incomplete. */
public final class MinuteSpan {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([mhd])");

    private MinuteSpan() {}

    /** @throws BadParameterException if the text is not like 60m, 24h or 7d, or longer than {@code longest} */
    public static TimeRange endingAt(Instant now, String parameter, String text, Duration longest) {
        Matcher form = FORM.matcher(text);
        Duration length = form.matches() ? length(form) : Duration.ZERO;
        if (length.isZero() || length.compareTo(longest) > 0) {
            throw new BadParameterException(
                    parameter, "must be like 60m, 24h or 7d and at most %d days".formatted(longest.toDays()));
        }
        Instant end = RollingWindow.endOf(now);
        return new TimeRange(end.minus(length), end);
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
