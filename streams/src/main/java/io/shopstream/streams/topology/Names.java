package io.shopstream.streams.topology;

import java.util.List;

/**
 * Every processor, store and repartition topic by name. Changelog and repartition topics are called after these, so a
 * changed name is lost state: {@code topology.txt} makes it a reviewed difference.
 */
public final class Names {
    // Order intake
    static final String READ_ORDERS = "read-orders";
    static final String JUDGE_ORDERS = "judge-orders";
    static final String KEEP_REJECTED = "keep-rejected";
    static final String WRITE_DEAD_LETTERS = "write-dead-letters";
    static final String KEEP_CHANGES = "keep-changes";
    /** Order id to the highest valid version, as {@link StoredOrder}. */
    public static final String LAST_VERSION_BY_ORDER = "last-version-by-order";

    // Revenue per minute
    static final String REVENUE_DELTAS = "derive-revenue-deltas";
    static final String BY_MINUTE_AND_CURRENCY = "by-minute-and-currency";
    static final String SUM_REVENUE = "sum-revenue";
    static final String REVENUE_CHANGED = "revenue-changed";
    static final String ANNOUNCE_REVENUE = "announce-revenue";
    static final String RENDER_REVENUE = "render-revenue";
    static final String WRITE_REVENUE = "write-revenue-per-minute";
    /** Minute and currency to sums. */
    public static final String REVENUE_PER_MINUTE = "revenue-by-currency-per-minute";

    // Product sales
    static final String PRODUCT_DELTAS = "derive-product-deltas";
    static final String BY_PRODUCT = "by-product";
    static final String SUM_PRODUCT_MINUTES = "sum-product-minutes";
    static final String SUM_PRODUCT_HOURS = "sum-product-hours";
    static final String PRODUCT_HOURS_CHANGED = "product-hours-changed";
    static final String RENDER_PRODUCT_HOURS = "render-product-hours";
    static final String WRITE_PRODUCT_HOURS = "write-product-sales-per-hour";
    /** Minute, currency, category and product to sums: what rankings are derived from. */
    public static final String PRODUCT_SALES_PER_MINUTE = "product-sales-per-minute";
    /** Hour, currency, category and product to sums. */
    public static final String PRODUCT_SALES_PER_HOUR = "product-sales-per-hour";

    private Names() {}

    /** The internal topics between the sub-topologies, as Kafka Streams calls them for the given application id. */
    public static List<String> repartitionTopics(String applicationId) {
        return List.of(BY_MINUTE_AND_CURRENCY, BY_PRODUCT).stream()
                .map(name -> applicationId + "-" + name + "-repartition")
                .toList();
    }

    /** The stores that queries may read. */
    public static List<String> stores() {
        return List.of(LAST_VERSION_BY_ORDER, REVENUE_PER_MINUTE, PRODUCT_SALES_PER_MINUTE, PRODUCT_SALES_PER_HOUR);
    }
}
