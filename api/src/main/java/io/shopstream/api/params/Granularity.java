package io.shopstream.api.params;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The bucket size of a time range; buckets begin at whole units of UTC. */
public enum Granularity {
    NONE,
    MINUTE,
    HOUR,
    DAY,
    MONTH;

    /** @throws BadParameterException naming the five granularities */
    public static Granularity parse(String parameter, String text) {
        return Arrays.stream(values())
                .filter(granularity -> granularity.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        parameter,
                        "must be one of "
                                + Arrays.stream(values()).map(Granularity::code).collect(Collectors.joining(", "))));
    }

    /** In lower case, as the field name of PostgreSQL's {@code date_trunc}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
