package io.shopstream.sink.table;

import java.util.function.Function;

/**
 * The table of a derived topic.
 *
 * @param key identifies a pane: panes with equal keys replace each other
 */
public record Mart<V>(TableDefinition<Versioned<V>> table, Function<V, Object> key) {}
