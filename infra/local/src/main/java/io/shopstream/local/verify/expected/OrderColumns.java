package io.shopstream.local.verify.expected;

/** Numbers of the columns that are kept for each order. */
public final class OrderColumns {
    /** Highest version seen, 0 for none. */
    public static final int VERSION = 0;
    /** Head of the chain of all versions seen. */
    public static final int VERSIONS = 1;
    /** Number of versions seen. */
    public static final int VERSION_COUNT = 2;
    /** Position, counted from 1, of the bytes of the version that is in the sums; 0 if none is. */
    public static final int SUMMED = 3;
    /** Hash of the fields of the highest version that go into sums; 0 if the order does not stand. */
    public static final int SUMMED_HASH = 4;
    /** Hash of all columns of the highest version and its lines. */
    public static final int HASH = 5;

    public static final int LINES = 6;
    /** Row, counted from 1, of the customer if the order is a sale that stands; 0 otherwise. */
    public static final int BUYER = 7;

    public static final int PLACED_AT = 8;
    /** Number of the last reading of the warehouse that found the order, and what it found. */
    public static final int FOUND_IN = 9;

    public static final int FOUND_VERSION = 10;
    public static final int FOUND_LINES = 11;
    public static final int FOUND_HASH = 12;
    public static final int FIRST_OF_CHECKS = 13;

    private OrderColumns() {}
}
