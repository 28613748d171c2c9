package io.shopstream.sink.table;

/**
 * A row that replaces all lower versions of its key.
 *
 * @param version of a mart pane: the offset of its record, which only grows, since one key lives in one partition
 */
public record Versioned<V>(V value, long version) {}
