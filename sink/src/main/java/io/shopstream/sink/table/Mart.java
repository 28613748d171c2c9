package io.shopstream.sink.table;

import java.util.function.Function;

/**
 * The table of a derived topic.
 *
 * @param key what identifies a pane: equal for the panes that replace each other
 */
public record Mart<V>(TableDefinition<Versioned<V>> table, Function<V, Object> key) {}
