package io.shopstream.api.paging;

/** What a column of an order holds: columns by which a list is ordered are never null. */
public enum KeyType {
    TEXT,
    NUMBER,
    /** A point in time, to the microsecond. */
    TIME
}
