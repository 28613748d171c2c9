package io.shopstream.streams.flow;

import java.util.List;

/**
 * Every processor, store and repartition topic by name. Changelog and repartition topics are called after these, so a
 * changed name is lost state: {@code topology.txt} makes it a reviewed difference.
 */
public final class Names {
    // Order intake
    public static final String READ_ORDERS = "read-orders";
    public static final String JUDGE_ORDERS = "judge-orders";
    public static final String KEEP_REJECTED = "keep-rejected";
    public static final String WRITE_DEAD_LETTERS = "write-dead-letters";
    public static final String KEEP_CHANGES = "keep-changes";
    /** Order id to the highest valid version, as {@code StoredOrder}. */
    public static final String LAST_VERSION_BY_ORDER = "last-version-by-order";

    // Revenue per minute
    public static final String COMBINE_REVENUE = "combine-revenue";
    public static final String COMBINE_REVENUE_AT_COMMIT = "combine-revenue-at-commit";
    public static final String BY_MINUTE_AND_CURRENCY = "by-minute-and-currency";
    public static final String SUM_REVENUE = "sum-revenue";
    public static final String SUM_REVENUE_AT_COMMIT = "sum-revenue-at-commit";
    public static final String WRITE_REVENUE = "write-revenue-per-minute";
    /** Minute and currency to sums. */
    public static final String REVENUE_PER_MINUTE = "revenue-by-currency-per-minute";

    // Product sales
    public static final String COMBINE_PRODUCTS = "combine-products";
    public static final String BY_PRODUCT = "by-product";
    public static final String SUM_PRODUCTS = "sum-products";
    public static final String WRITE_PRODUCT_HOURS = "write-product-sales-per-hour";
    /** Minute, currency, category and product to sums: what rankings are derived from. */
    public static final String PRODUCT_SALES_PER_MINUTE = "product-sales-per-minute";
    /** Hour, currency, category and product to sums. */
    public static final String PRODUCT_SALES_PER_HOUR = "product-sales-per-hour";

    // Revenue by category
    public static final String COMBINE_CATEGORIES = "combine-categories";
    public static final String BY_CATEGORY = "by-category";
    public static final String SUM_CATEGORIES = "sum-categories";
    public static final String WRITE_CATEGORY_HOURS = "write-revenue-by-category-per-hour";
    /** Minute, currency and category to sums. */
    public static final String CATEGORY_SALES_PER_MINUTE = "category-sales-per-minute";
    /** Hour, currency and category to sums. */
    public static final String CATEGORY_SALES_PER_HOUR = "category-sales-per-hour";

    // Revenue by country
    public static final String COMBINE_COUNTRIES = "combine-countries";
    public static final String BY_COUNTRY = "by-country";
    public static final String SUM_COUNTRIES = "sum-countries";
    public static final String WRITE_COUNTRY_HOURS = "write-revenue-by-country-per-hour";
    /** Minute, currency and country to sums. */
    public static final String COUNTRY_SALES_PER_MINUTE = "country-sales-per-minute";
    /** Hour, currency and country to sums. */
    public static final String COUNTRY_SALES_PER_HOUR = "country-sales-per-hour";

    // Customer totals
    public static final String COMBINE_CUSTOMERS = "combine-customers";
    public static final String COMBINE_CUSTOMERS_AT_COMMIT = "combine-customers-at-commit";
    public static final String BY_CUSTOMER = "by-customer";
    public static final String SUM_CUSTOMERS = "sum-customers";
    public static final String SUM_CUSTOMERS_AT_COMMIT = "sum-customers-at-commit";
    public static final String WRITE_CUSTOMER_TOTALS = "write-customer-totals";
    /** Currency and user to sums, first and last order. */
    public static final String CUSTOMER_TOTALS = "customer-totals";
    /** User, currency and moment to the number of sales that stand there: where first and last come from. */
    public static final String CUSTOMER_SALE_TIMES = "customer-sale-times";

    private Names() {}

    /** The internal topics between the sub-topologies, as Kafka Streams calls them for the given application id. */
    public static List<String> repartitionTopics(String applicationId) {
        return List.of(BY_MINUTE_AND_CURRENCY, BY_PRODUCT, BY_CATEGORY, BY_COUNTRY, BY_CUSTOMER).stream()
                .map(name -> applicationId + "-" + name + "-repartition")
                .toList();
    }

    /** The stores that queries may read. */
    public static List<String> stores() {
        return List.of(
                LAST_VERSION_BY_ORDER,
                REVENUE_PER_MINUTE,
                PRODUCT_SALES_PER_MINUTE,
                PRODUCT_SALES_PER_HOUR,
                CATEGORY_SALES_PER_MINUTE,
                CATEGORY_SALES_PER_HOUR,
                COUNTRY_SALES_PER_MINUTE,
                COUNTRY_SALES_PER_HOUR,
                CUSTOMER_TOTALS);
    }
}
