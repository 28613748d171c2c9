package io.shopstream.bench.chaos;

/** Which versions of an order are sent, in this order. */
@FunctionalInterface
interface Deliveries {
    /** A record that is no order. */
    long GARBAGE = 0;

    /** The first version, then the second. */
    Deliveries EACH_ONCE = _ -> new long[] {1, 2};

    /** Some twice, some late, some with garbage in between; the second version comes in the end, whatever else does. */
    Deliveries UNTIDY = number -> switch ((int) (number % 10)) {
        case 3 -> new long[] {2, 1};
        case 5 -> new long[] {1, 1, 2, 2, 1};
        case 7 -> new long[] {1, GARBAGE, 2};
        default -> new long[] {1, 2};
    };

    long[] of(long number);
}
