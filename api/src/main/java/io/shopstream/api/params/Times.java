package io.shopstream.api.params;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Parses a time: a date means the start of that day, anything else must be ISO 8601 with an offset. */
public final class Times {
    private static final int DATE_LENGTH = 10;
    // Both ends fit into timestamptz and Avro's timestamp-millis.
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /**
     * A date means midnight UTC.
     *
     * @throws BadParameterException if the text is neither a date nor a time with an offset
     */
    public static Instant parse(String parameter, String text) {
        return parse(parameter, text, ZoneOffset.UTC, "midnight UTC");
    }

    /**
     * A date means the first moment of that day in {@code zone}; a time has its own offset.
     *
     * @throws BadParameterException if the text is neither a date nor a time with an offset
     */
    public static Instant parse(String parameter, String text, ZoneId zone) {
        return parse(parameter, text, zone, "the start of that day in time_zone, UTC by default");
    }

    /** @param meaning of a date; where there is no time_zone, the refusal must not tell of one */
    private static Instant parse(String parameter, String text, ZoneId zone, String meaning) {
        Instant time;
        try {
            time = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadParameterException(
                    parameter,
                    "must be a date such as 2010-12-01 (" + meaning
                            + ") or a time such as 2010-12-01T08:26:00Z (write the"
                            + " + of an offset as %2B in a URL)");
        }
        if (!isStorable(time)) {
            throw new BadParameterException(parameter, "must be between the years 1 and 9999");
        }
        return time;
    }

    /** Whether the time is within the years 1 to 9999, which topics and tables can hold. */
    public static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
