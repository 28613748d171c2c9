package io.shopstream.streams.topology;

import io.shopstream.schemas.topic.Topics;
import java.util.List;

/**
 * Names of all processors, stores and repartition topics. The names of changelog and repartition topics derive from
 * them, so changing a name loses state; {@code topology.txt} makes every change visible in review. A few values use an
 * older word than their constant; its Javadoc says so.
 */
public final class TopologyNames {
    // Order intake
    public static final String READ_ORDERS = "read-orders";
    /** Named {@code judge-orders} in topics and metrics, an older word for validating. */
    public static final String ORDER_INTAKE = "judge-orders";
    /** Named {@code judge-orders-at-commit}. */
    public static final String ORDER_INTAKE_AT_COMMIT = "judge-orders-at-commit";

    public static final String KEEP_REJECTED = "keep-rejected";
    public static final String WRITE_DEAD_LETTERS = "write-dead-letters";
    public static final String KEEP_CHANGES = "keep-changes";
    /** Order id to the highest valid version, as {@code StoredOrder}. */
    public static final String LAST_VERSION_BY_ORDER = "last-version-by-order";

    // Revenue per minute
    public static final String COMBINE_REVENUE = "combine-revenue";
    public static final String BY_CURRENCY = "by-currency";
    public static final String SUM_REVENUE = "sum-revenue";
    public static final String WRITE_REVENUE = "write-revenue-per-minute";
    /** Hour and currency to {@code HourPane}. */
    public static final String SALES_BY_CURRENCY = "sales-by-currency-per-hour";

    // Product sales
    public static final String COMBINE_PRODUCTS = "combine-products";
    public static final String BY_PRODUCT = "by-product";
    public static final String SUM_PRODUCTS = "sum-products";
    public static final String WRITE_PRODUCT_HOURS = "write-product-sales-per-hour";
    /** Hour, currency, category and product to {@code HourPane}. */
    public static final String SALES_BY_PRODUCT = "sales-by-product-per-hour";

    // Revenue by category
    public static final String COMBINE_CATEGORIES = "combine-categories";
    public static final String BY_CATEGORY = "by-category";
    public static final String SUM_CATEGORIES = "sum-categories";
    public static final String WRITE_CATEGORY_HOURS = "write-revenue-by-category-per-hour";
    /** Hour, currency and category to {@code HourPane}. */
    public static final String SALES_BY_CATEGORY = "sales-by-category-per-hour";

    // Revenue by country
    public static final String COMBINE_COUNTRIES = "combine-countries";
    public static final String BY_COUNTRY = "by-country";
    public static final String SUM_COUNTRIES = "sum-countries";
    public static final String WRITE_COUNTRY_HOURS = "write-revenue-by-country-per-hour";
    /** Hour, currency and country to {@code HourPane}. */
    public static final String SALES_BY_COUNTRY = "sales-by-country-per-hour";

    // Sessions and funnel
    public static final String READ_EVENTS = "read-events";
    /** Named {@code track-visits}: visits is an older word for sessions. */
    public static final String TRACK_SESSIONS = "track-visits";
    /** Named {@code track-visits-at-commit}. */
    public static final String TRACK_SESSIONS_AT_COMMIT = "track-visits-at-commit";

    public static final String BY_FUNNEL_HOUR = "by-funnel-hour";
    public static final String SUM_FUNNEL = "sum-funnel";
    public static final String SUM_FUNNEL_AT_COMMIT = "sum-funnel-at-commit";
    public static final String WRITE_FUNNEL = "write-funnel-per-hour";
    /** User id to the newest sessions; user id, NUL and end to an older session. Named {@code visits-by-user}. */
    public static final String SESSIONS_BY_USER = "visits-by-user";
    /** Hour to the funnel of the sessions that began in it. */
    public static final String FUNNEL_PER_HOUR = "funnel-per-hour";

    // Stock and days of cover
    public static final String READ_PRODUCTS = "read-products";
    public static final String DECODE_PRODUCTS = "decode-products";
    public static final String COMBINE_UNITS = "combine-stocked-units";
    public static final String COMBINE_UNITS_AT_COMMIT = "combine-stocked-units-at-commit";
    public static final String BY_STOCKED_PRODUCT = "by-stocked-product";
    public static final String RECEIVE_UNITS = "receive-stocked-units";
    public static final String MERGE_STOCK = "merge-stock-inputs";
    public static final String STORE_STOCK = "keep-stock";
    /** Product id to the catalogue's newest entry, removed products included. */
    public static final String STOCK_BY_PRODUCT = "stock-by-product";
    /** Product and hour to units sold minus returned, of the last week only. */
    public static final String UNITS_BY_PRODUCT_PER_HOUR = "units-by-product-per-hour";
    /**
     * Kind and product to its active alert. Named {@code standing-alerts-by-product}: standing is an older word for
     * active.
     */
    public static final String ACTIVE_ALERTS_BY_PRODUCT = "standing-alerts-by-product";

    // Alerts
    public static final String KEEP_COUNTS = "keep-intake-counts";
    public static final String MEASURE_INTAKE = "measure-intake";
    public static final String MEASURE_REVENUE = "measure-revenue";
    public static final String REPORT_STOCK_ALERTS = "report-stock-alerts";
    public static final String MERGE_MEASURES = "merge-measures";
    public static final String MERGE_ALERTS = "merge-alert-inputs";
    public static final String RECEIVE_MEASURES = "receive-measures";
    public static final String BY_ALERT_SUBJECT = "by-alert-subject";
    /** Named {@code judge-alerts}, an older word for evaluating. */
    public static final String EVALUATE_ALERTS = "judge-alerts";

    public static final String WRITE_ALERTS = "write-alerts";
    /** Alert id to alert: all active ones and the newest cleared ones. */
    public static final String ALERTS_BY_ID = "alerts-by-id";
    /** Subject and time to the sums that rules compare, of the last hours only. */
    public static final String MEASURES_BY_ALERT_SUBJECT = "measures-by-alert-subject";
    /** Kind and subject to its active alert, except alerts about products. Named {@code standing-alerts-by-subject}. */
    public static final String ACTIVE_ALERTS_BY_SUBJECT = "standing-alerts-by-subject";

    // Customer totals
    public static final String COMBINE_CUSTOMERS = "combine-customers";
    public static final String COMBINE_CUSTOMERS_AT_COMMIT = "combine-customers-at-commit";
    public static final String BY_CUSTOMER = "by-customer";
    public static final String SUM_CUSTOMERS = "sum-customers";
    public static final String SUM_CUSTOMERS_AT_COMMIT = "sum-customers-at-commit";
    public static final String WRITE_CUSTOMER_TOTALS = "write-customer-totals";
    /** Currency and user to sums and to the times of the first and last order. */
    public static final String CUSTOMER_TOTALS = "customer-totals";
    /** User, currency and time of placing to the number of sales that stand; first and last order are read from it. */
    public static final String CUSTOMER_SALE_TIMES = "customer-sale-times";

    private TopologyNames() {}

    /** The topics that the topology reads: three of the input topics. */
    public static List<String> sourceTopics(Topics topics) {
        return List.of(
                topics.orders().name(),
                topics.events().name(),
                topics.products().name());
    }

    /** The repartition topics, as Kafka Streams names them for the application id. */
    public static List<String> repartitionTopics(String applicationId) {
        return List.of(
                        BY_CURRENCY,
                        BY_PRODUCT,
                        BY_CATEGORY,
                        BY_COUNTRY,
                        BY_FUNNEL_HOUR,
                        BY_STOCKED_PRODUCT,
                        BY_ALERT_SUBJECT,
                        BY_CUSTOMER)
                .stream()
                .map(name -> applicationId + "-" + name + "-repartition")
                .toList();
    }

    /**
     * The stores that readiness and status cover: those that queries read, and the sessions, without which the funnel
     * cannot be updated.
     */
    public static List<String> stores() {
        return List.of(
                LAST_VERSION_BY_ORDER,
                SALES_BY_CURRENCY,
                SALES_BY_PRODUCT,
                SALES_BY_CATEGORY,
                SALES_BY_COUNTRY,
                SESSIONS_BY_USER,
                FUNNEL_PER_HOUR,
                STOCK_BY_PRODUCT,
                UNITS_BY_PRODUCT_PER_HOUR,
                ALERTS_BY_ID,
                CUSTOMER_TOTALS);
    }
}
