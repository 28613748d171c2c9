package io.shopstream.local.verify;

/** Numbers of the columns that are kept for each order. */
final class OrderColumns {
    /** Highest version seen, 0 for none. */
    static final int VERSION = 0;
    /** Head of the chain of all versions seen. */
    static final int VERSIONS = 1;
    /** Number of versions seen. */
    static final int VERSION_COUNT = 2;
    /** Position, counted from 1, of the bytes of the version that is in the sums; 0 if none is. */
    static final int SUMMED = 3;
    /** Hash of the fields of the highest version that go into sums; 0 if the order does not stand. */
    static final int SUMMED_HASH = 4;
    /** Hash of all columns of the highest version and its lines. */
    static final int HASH = 5;

    static final int LINES = 6;
    /** Row, counted from 1, of the customer if the order is a sale that stands; 0 otherwise. */
    static final int BUYER = 7;

    static final int PLACED_AT = 8;
    /** Number of the last reading of the warehouse that found the order, and what it found. */
    static final int FOUND_IN = 9;

    static final int FOUND_VERSION = 10;
    static final int FOUND_LINES = 11;
    static final int FOUND_HASH = 12;
    static final int FIRST_OF_CHECKS = 13;

    private OrderColumns() {}
}
