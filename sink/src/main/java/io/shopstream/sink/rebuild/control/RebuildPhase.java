package io.shopstream.sink.rebuild.control;

/** The phases of a rebuild, in order. */
public enum RebuildPhase {
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
