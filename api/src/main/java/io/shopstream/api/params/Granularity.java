package io.shopstream.api.params;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a range of time is cut; buckets begin at whole units of UTC. */
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

    /** Lower case, which is also the field name that PostgreSQL's {@code date_trunc} takes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
