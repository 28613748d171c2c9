package io.shopstream.api.reports.content;

import java.util.List;
import java.util.Locale;

/** The kinds of reports. */
public enum ReportKind {
    EXECUTIVE,
    WEEKLY,
    MONTHLY,
    COHORTS,
    SEGMENTS,
    PRODUCTS,
    /** Stock is in no country and on no channel. */
    INVENTORY("category"),
    /** A visit is nobody's until somebody orders: it has no category, country or channel. */
    FUNNEL(""),
    CHANNELS,
    GEOGRAPHY,
    FORECAST,
    QUALITY(""),
    ADHOC;

    private final List<String> filters;

    ReportKind() {
        this("category country channel");
    }

    ReportKind(String filters) {
        this.filters = filters.isEmpty() ? List.of() : List.of(filters.split(" "));
    }

    /** As in addresses, commands and {@code ops.reports}, such as {@code executive}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of the filters that restrict its figures: of any other it is told as of the whole shop. */
    public List<String> filters() {
        return filters;
    }
}
