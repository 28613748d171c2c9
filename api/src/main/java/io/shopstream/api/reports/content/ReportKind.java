package io.shopstream.api.reports.content;

import java.util.Locale;

/** The kinds of reports. */
public enum ReportKind {
    EXECUTIVE,
    WEEKLY,
    MONTHLY,
    COHORTS,
    SEGMENTS,
    PRODUCTS,
    INVENTORY,
    FUNNEL,
    CHANNELS,
    GEOGRAPHY,
    FORECAST,
    QUALITY,
    ADHOC;

    /** As in addresses, commands and {@code ops.reports}, such as {@code executive}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
