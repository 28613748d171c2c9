package io.shopstream.schemas.client;

/** The paths that one service serves and another one calls: controllers and clients use the same constants. */
public final class ServicePaths {
    // streams
    public static final String REVENUE = "/queries/revenue";
    public static final String REVENUE_SERIES = "/queries/revenue/series";
    public static final String TOP_PRODUCTS = "/queries/top-products";
    public static final String FUNNEL = "/queries/funnel";
    public static final String ALERTS = "/queries/alerts";
    public static final String STREAMS_STATUS = "/queries/status";
    public static final String STORES = "/queries/stores";

    /** With the id of an order as the parameter id, or after a slash. */
    public static final String ORDERS = "/queries/orders";

    /** With the ids of one to {@link #MAX_IDS} orders, none with a comma, as the parameter ids. */
    public static final String ORDERS_BY_ID = "/queries/orders-by-id";

    /** So many ids of up to 64 letters and digits fit into the first line of a request. */
    public static final int MAX_IDS = 64;

    /** With the id of a product as the parameter id, or after a slash. */
    public static final String PRODUCTS = "/queries/products";

    /** With the id of a user as the parameter id, or after a slash. */
    public static final String CUSTOMERS = "/queries/customers";

    // producer
    public static final String PRODUCER_STATUS = "/producer/status";
    public static final String GENERATE = "/producer/generate";
    public static final String RATE = "/producer/rate";
    public static final String FLASH_SALE = "/producer/flash-sale";
    public static final String WAVE = "/producer/wave";
    public static final String SNAPSHOT = "/producer/capture/snapshot";
    public static final String FORGET_USER = "/producer/users/forget";

    // sink
    public static final String REBUILD = "/sink/rebuild";
    public static final String SINK_STATUS = "/sink/status";
    public static final String SINK_START = "/sink/start";
    public static final String FORGOTTEN_USERS = "/sink/forgotten-users";
    public static final String FORGOTTEN_USERS_COMPLETE = "/sink/forgotten-users/complete";

    // api
    public static final String SHOP_STATUS = "/api/status";
    public static final String KEYS = "/api/keys";
    public static final String EXPORT_REPORT = "/api/reports/export";

    private ServicePaths() {}
}
