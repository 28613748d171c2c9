package io.shopstream.api.reports.kind;

import io.shopstream.api.params.BadParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what an ad hoc report shows its measures, a table each. */
public enum AdhocDimension {
    CATEGORY,
    COUNTRY,
    CHANNEL,
    DAY,
    WEEK,
    MONTH;

    /** As in requests, such as {@code country}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String codes() {
        return Arrays.stream(values()).map(AdhocDimension::code).collect(Collectors.joining(", "));
    }

    static AdhocDimension parse(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("dimensions", "must be a list of " + codes()));
    }
}
