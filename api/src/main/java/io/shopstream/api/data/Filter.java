package io.shopstream.api.data;

import org.jspecify.annotations.Nullable;

/**
 * A parameter that selects rows.
 *
 * @param sql expression over the table, which is {@code t}
 * @param needs another filter without which this one has no meaning; null if there is none
 */
record Filter(
        String parameter,
        String sql,
        Comparison comparison,
        FilterValue value,
        @Nullable String needs) {
    static final String FROM = "from";
    static final String TO = "to";

    enum Comparison {
        EQUAL("="),
        AT_LEAST(">="),
        BELOW("<");

        private final String operator;

        Comparison(String operator) {
            this.operator = operator;
        }
    }

    static Filter equal(String parameter, String column, FilterValue value) {
        return new Filter(parameter, "t." + column, Comparison.EQUAL, value, null);
    }

    /** Inclusive start of a range of time. */
    static Filter from(String column) {
        FilterValue start = FilterValue.time(column + " from here on (inclusive)", "2026-03-01");
        return new Filter(FROM, "t." + column, Comparison.AT_LEAST, start, null);
    }

    /** Exclusive end of a range of time. */
    static Filter to(String column) {
        FilterValue end = FilterValue.time(column + " before this", "2026-04-01T00:00:00Z");
        return new Filter(TO, "t." + column, Comparison.BELOW, end, null);
    }

    static Filter atLeast(String parameter, String column, FilterValue value, String needs) {
        return new Filter(parameter, "t." + column, Comparison.AT_LEAST, value, needs);
    }

    String condition() {
        return "%s %s :%s".formatted(sql, comparison.operator, placeholder());
    }

    String placeholder() {
        return "filter_" + parameter;
    }
}
