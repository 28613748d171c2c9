package io.shopstream.bench.chaos;

/** The versions of an order that are sent, in the order of sending. */
@FunctionalInterface
interface Deliveries {
    /** A record that cannot be decoded. */
    long GARBAGE = 0;

    /** The first version, then the second. */
    Deliveries EACH_ONCE = _ -> new long[] {1, 2};

    /** Some duplicated, some out of order, some with garbage in between; the second version is always sent. */
    Deliveries UNTIDY = number -> switch ((int) (number % 10)) {
        case 3 -> new long[] {2, 1};
        case 5 -> new long[] {1, 1, 2, 2, 1};
        case 7 -> new long[] {1, GARBAGE, 2};
        default -> new long[] {1, 2};
    };

    long[] of(long number);
}
