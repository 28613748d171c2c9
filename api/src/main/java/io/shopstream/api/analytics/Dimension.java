package io.shopstream.api.analytics;

import io.shopstream.api.params.SalesFilter;
import java.util.Locale;

/** By what sales are broken down. */
public enum Dimension {
    COUNTRY("mart.revenue_by_country_per_hour", "country"),
    CHANNEL("", ""),
    /** Of the lines, at the sale. An order with lines of two categories counts in both. */
    CATEGORY("mart.revenue_by_category_per_hour", "category_id");

    private final String mart;
    private final String martColumn;

    Dimension(String mart, String martColumn) {
        this.mart = mart;
        this.martColumn = martColumn;
    }

    /** As in answers, and the column of the facts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether every order has exactly one, so that the parts add up to the whole. */
    boolean isOfOrders() {
        return this != CATEGORY;
    }

    /** Whether a mart has this dimension with nothing that the filter restricts but it. */
    boolean isInMart(SalesFilter filter) {
        return switch (this) {
            case COUNTRY -> filter.isByCountryAtMost();
            case CATEGORY -> filter.isByCategoryAtMost();
            case CHANNEL -> false;
        };
    }

    String mart() {
        return mart;
    }

    String martColumn() {
        return martColumn;
    }
}
