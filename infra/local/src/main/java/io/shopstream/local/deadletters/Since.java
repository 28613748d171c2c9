package io.shopstream.local.deadletters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a point in time: a UTC time, or an age. */
public final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    private Since() {}

    /**
     * @param text {@code 2026-03-01T10:00:00Z}, or {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d} before {@code now}
     * @throws IllegalArgumentException if it is neither
     */
    public static Instant parse(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        try {
            return ago.matches() ? now.minus(age(Long.parseLong(ago.group(1)), ago.group(2))) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time: write a UTC time such as 2026-03-01T10:00:00Z, or an age such as"
                            + " 30m, 2h or 7d",
                    e);
        }
    }

    private static Duration age(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
