package io.shopstream.api.reports.kind;

import io.shopstream.api.params.BadParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an ad hoc report measures. */
public enum AdhocMeasure {
    NET("Net revenue"),
    GROSS("Gross revenue"),
    RETURNS("Returns"),
    ORDERS("Orders"),
    UNITS("Units"),
    AVERAGE_ORDER_VALUE("Per order");

    private final String heading;

    AdhocMeasure(String heading) {
        this.heading = heading;
    }

    /** As in requests and columns, such as {@code average_order_value}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String heading() {
        return heading;
    }

    static String codes() {
        return Arrays.stream(values()).map(AdhocMeasure::code).collect(Collectors.joining(", "));
    }

    static AdhocMeasure parse(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("measures", "must be a list of " + codes()));
    }
}
