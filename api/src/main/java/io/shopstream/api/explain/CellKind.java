package io.shopstream.api.explain;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a sum is of. Each kind names the table of sums that the API also answers from, and the condition on facts. */
enum CellKind {
    /** Everything, by whole minutes: the table behind revenue without a filter. */
    ALL("mart.revenue_per_minute", "", "", ChronoUnit.MINUTES),
    /** Lines of a product, by whole hours or of all times. */
    PRODUCT("mart.product_sales_per_hour", "product_id", "i.product_id", ChronoUnit.HOURS),
    /** Lines of a category as of the sale, by whole hours. */
    CATEGORY(
            "mart.revenue_by_category_per_hour", "category_id", "coalesce(i.category_id, 'unknown')", ChronoUnit.HOURS),
    /** Orders that are shipped to a country, by whole hours. */
    COUNTRY("mart.revenue_by_country_per_hour", "country", "o.shipping_country", ChronoUnit.HOURS),
    /** Orders of a customer, of all times. */
    CUSTOMER("mart.customer_totals", "user_id", "o.user_id", ChronoUnit.FOREVER);

    private final String table;
    private final String column;
    private final String fact;
    private final ChronoUnit unit;

    CellKind(String table, String column, String fact, ChronoUnit unit) {
        this.table = table;
        this.column = column;
        this.fact = fact;
        this.unit = unit;
    }

    /** As in requests and answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return table;
    }

    /** Of the table of sums; empty for everything. */
    String column() {
        return column;
    }

    /** The same over orders {@code o} and their lines {@code i}; empty for everything. */
    String fact() {
        return fact;
    }

    /** The windows of the table; {@code FOREVER} if it has none. */
    ChronoUnit unit() {
        return unit;
    }

    /** Whether the sum of all times can be asked for: an index finds its lines. */
    boolean isOfAllTimes() {
        return this == PRODUCT || this == CUSTOMER;
    }
}
