package io.shopstream.sink.rebuild;

/** The phases of a rebuild, in order. */
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
