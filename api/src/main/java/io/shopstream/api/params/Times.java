package io.shopstream.api.params;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Parses a time: a date means midnight UTC, anything else must be ISO 8601 with an offset. */
public final class Times {
    private static final int DATE_LENGTH = 10;
    // Both ends fit into timestamptz and Avro's timestamp-millis.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /** @throws BadParameterException if the text is neither a date nor a time with an offset */
    public static Instant parse(String parameter, String text) {
        Instant time;
        try {
            time = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadParameterException(
                    parameter,
                    "must be a date such as 2010-12-01 (midnight UTC) or a time such as 2010-12-01T08:26:00Z"
                            + " (write the + of an offset as %2B in a URL)");
        }
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new BadParameterException(parameter, "must be between the years 1 and 9999");
        }
        return time;
    }
}
