package io.shopstream.bench.spring;

/** The addresses that only the benchmark has. */
public final class BenchPaths {
    /** Of the API: answers an empty object. */
    public static final String EMPTY = "/api/bench/empty";

    /** Of the API: asks streams for an empty object and answers it. */
    public static final String FORWARD = "/api/bench/forward";

    /** Of the API: takes what {@code /api/ingest/orders} takes, and does all the same but to publish it. */
    public static final String CHECK_ORDERS = "/api/bench/check-orders";

    /** Of streams: answers an empty object. */
    static final String EMPTY_OF_STREAMS = "/bench/empty";

    private BenchPaths() {}
}
