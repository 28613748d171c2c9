package io.shopstream.api.params;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The size of the buckets into which a time range is cut, along the calendar of a time zone. Weeks are those of ISO
 * 8601, which begin on Monday.
 */
public enum Granularity {
    NONE,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** @throws BadParameterException naming all granularities */
    public static Granularity parse(String parameter, String text) {
        return Arrays.stream(values())
                .filter(granularity -> granularity.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        parameter,
                        "must be one of "
                                + Arrays.stream(values()).map(Granularity::code).collect(Collectors.joining(", "))));
    }

    /** As in requests and answers, such as {@code day}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
