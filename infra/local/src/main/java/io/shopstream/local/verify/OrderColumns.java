package io.shopstream.local.verify;

/** What is kept of each order, by number of the column. */
final class OrderColumns {
    /** Highest version seen, 0 for none. */
    static final int VERSION = 0;
    /** Every version seen, as the head of a chain. */
    static final int VERSIONS = 1;
    /** How many there are. */
    static final int VERSION_COUNT = 2;
    /** Where the bytes of the version stand that is in the sums, counted from 1; 0 if none is. */
    static final int SUMMED = 3;
    /** What of the highest version goes into sums, as a hash; 0 if it does not stand. */
    static final int SUMMED_HASH = 4;
    /** Every column of every line of the highest version, as a hash. */
    static final int HASH = 5;

    static final int LINES = 6;
    /** Row of the customer to whom the sale that stands belongs, counted from 1; 0 if there is none. */
    static final int BUYER = 7;

    static final int PLACED_AT = 8;
    /** In which reading of the warehouse the order was found, and what was found of it. */
    static final int FOUND_IN = 9;

    static final int FOUND_VERSION = 10;
    static final int FOUND_LINES = 11;
    static final int FOUND_HASH = 12;
    static final int FIRST_OF_CHECKS = 13;

    private OrderColumns() {}
}
