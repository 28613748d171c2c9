package io.shopstream.sink.table;

/**
 * A pane of a mart.
 *
 * @param version offset of the record in its topic: one key lives in one partition, so it only grows
 */
public record MartRow<V>(V pane, long version) {}
