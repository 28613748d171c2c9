package io.shopstream.streams.topology;

import java.util.Locale;

/** The subtopologies, as metrics name them. */
public enum Subtopology {
    ORDERS,
    REVENUE,
    PRODUCTS,
    CATEGORIES,
    COUNTRIES,
    SESSIONS,
    CUSTOMERS,
    STOCK,
    ALERTS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
