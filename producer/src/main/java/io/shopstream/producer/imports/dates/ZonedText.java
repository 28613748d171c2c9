package io.shopstream.producer.imports.dates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date and time, and the offset behind it: {@code 2024-01-31 23:58:00 -0500}, {@code 2024-01-31T23:58:00Z}.
 *
 * @param offset null if the text has none
 */
public record ZonedText(String local, @Nullable ZoneOffset offset) {
    private static final Pattern OFFSET = Pattern.compile("(.*:\\d\\d) ?(?:(Z|UTC|GMT)|([-+]\\d\\d):?(\\d\\d))");

    public static ZonedText of(String text) {
        Matcher matcher = OFFSET.matcher(text);
        if (!matcher.matches()) {
            return new ZonedText(text, null);
        }
        try {
            return new ZonedText(
                    matcher.group(1),
                    matcher.group(2) != null
                            ? ZoneOffset.UTC
                            : ZoneOffset.of(matcher.group(3) + ":" + matcher.group(4)));
        } catch (DateTimeException e) {
            return new ZonedText(text, null);
        }
    }

    /**
     * @param local the date and time of {@link #local}
     * @param zone of texts without an offset; an hour that the clock skips is the next one, an hour that it repeats the
     *     first of the two
     */
    public Instant at(LocalDateTime local, ZoneId zone) {
        return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }
}
