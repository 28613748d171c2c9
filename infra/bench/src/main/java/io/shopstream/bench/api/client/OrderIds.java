package io.shopstream.bench.api.client;

/** The ids of the orders that are looked up. */
public final class OrderIds {
    // A prime: neighbours in time are no neighbours in the store.
    private static final long STEP = 7_919;

    private OrderIds() {}

    public static String of(long number) {
        return "looked-up-" + number;
    }

    /** The id that a request asks for: each one equally often, in an order that no cache foresees. */
    static String asked(long request, int orders) {
        return of(request * STEP % orders);
    }
}
