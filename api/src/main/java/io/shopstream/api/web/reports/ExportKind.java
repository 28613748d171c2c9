package io.shopstream.api.web.reports;

import io.shopstream.api.params.BadParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be exported, and the fields that restrict it. */
enum ExportKind {
    SUMMARY("from to time_zone compare currency category country channel churn_days"),
    REVENUE("from to granularity time_zone compare currency category country channel"),
    TRENDS("from to granularity time_zone compare currency category country channel"),
    TOP_PRODUCTS("from to time_zone compare currency category country channel by order margins limit"),
    CUSTOMER_METRICS("from to granularity time_zone compare currency category country channel churn_days"),
    SEGMENTS("currency"),
    COHORTS("from to compare currency"),
    FUNNEL("from to granularity time_zone compare"),
    CHANNELS("from to time_zone compare currency category country channel limit"),
    GEOGRAPHY("from to time_zone compare currency category country channel limit"),
    CATEGORIES("from to time_zone compare currency category country channel limit"),
    INVENTORY("category limit"),
    HEATMAP("from to time_zone compare currency category country channel");

    static final String KIND = "kind";
    static final String FORMAT = "format";

    private final Set<String> fields;

    ExportKind(String fields) {
        this.fields = Set.of(fields.split(" "));
    }

    /** @throws BadParameterException naming all kinds */
    static ExportKind parse(@Nullable String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        KIND,
                        "must be one of "
                                + Arrays.stream(values()).map(ExportKind::code).collect(Collectors.joining(", "))
                                + "; reports are " + ReportExport.kinds()));
    }

    /** Whether there is such a kind. */
    static boolean isKnown(@Nullable Object text) {
        return Arrays.stream(values()).anyMatch(kind -> kind.code().equals(text));
    }

    /** As in requests, such as {@code top-products}: the last part of the address with the same figures. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws BadParameterException if this kind has no such field; names those that it has */
    void require(String field) {
        if (!fields.contains(field) && !field.equals(KIND) && !field.equals(FORMAT)) {
            Set<String> known = new TreeSet<>(fields);
            known.add(KIND);
            known.add(FORMAT);
            throw new BadParameterException(
                    field, "is not known for '%s'; known are %s".formatted(code(), String.join(", ", known)));
        }
    }
}
