package io.shopstream.sink.rebuild;

/** Where a rebuild stands, in this order. */
public enum Phase {
    PREPARING,
    READING,
    INDEXING,
    MERGING_LATE,
    CATCHING_UP,
    COMPARING,
    SWAPPING,
    EXCHANGING,
    CLEANING
}
