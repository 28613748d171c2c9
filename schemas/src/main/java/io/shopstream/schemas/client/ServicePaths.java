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

    /** Followed by a slash and the id of an order. */
    public static final String ORDERS = "/queries/orders";

    /** Followed by a slash and the id of a product. */
    public static final String PRODUCTS = "/queries/products";

    /** Followed by a slash and the id of a user. */
    public static final String CUSTOMERS = "/queries/customers";

    // producer
    public static final String PRODUCER_STATUS = "/producer/status";
    public static final String GENERATE = "/producer/generate";
    public static final String RATE = "/producer/rate";
    public static final String FLASH_SALE = "/producer/flash-sale";
    public static final String WAVE = "/producer/wave";
    public static final String SNAPSHOT = "/producer/capture/snapshot";

    // sink
    public static final String REBUILD = "/sink/rebuild";

    // api
    public static final String SHOP_STATUS = "/api/status";

    private ServicePaths() {}
}
