package io.shopstream.sink.table;

/**
 * A row of which the highest version replaces all others of its key.
 *
 * @param version of a pane of a mart the offset of its record: one key lives in one partition, so it only grows
 */
public record Versioned<V>(V value, long version) {}
