package io.shopstream.bench.api.figure;

import java.util.Locale;

/** What is measured once in every round; some for each of several addresses. */
public enum Figure {
    EMPTY_RATE("an empty endpoint", Unit.REQUESTS),
    FORWARD_RATE("an empty request forwarded to streams", Unit.REQUESTS),
    ORDER_RATE("a live order", Unit.REQUESTS),
    EMPTY_LATENCY("an empty endpoint, 500/s", Unit.P99),
    ORDER_LATENCY("a live order, 500/s", Unit.P99),
    EMPTY_BESIDE_RANKING("an empty endpoint, 50/s", Unit.P99),
    RANKING_LATENCY("top products of 24 h, 50/s", Unit.P99),
    EMPTY_BESIDE_ANALYTICS("an empty endpoint, 100/s", Unit.P99),
    CACHED("cached", Unit.P99),
    UNCACHED("uncached", Unit.P99),
    VIEWER_MEDIAN("from order to viewer, median", Unit.MEDIAN),
    VIEWER_LATENCY("from order to viewer", Unit.P99),
    CHECK_RATE("orders checked, not published", Unit.RECORDS),
    INGEST_RATE("orders ingested", Unit.RECORDS);

    private final String title;
    private final Unit unit;

    Figure(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    public String title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a value. */
    public enum Unit {
        REQUESTS("requests/s", "%,.0f"),
        RECORDS("records/s", "%,.0f"),
        P99("ms, p99", "%,.2f"),
        MEDIAN("ms, p50", "%,.2f");

        private final String title;
        private final String format;

        Unit(String title, String format) {
            this.title = title;
            this.format = format;
        }

        public String title() {
            return title;
        }

        public String text(double value) {
            return String.format(Locale.ROOT, format, value);
        }
    }
}
