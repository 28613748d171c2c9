package io.shopstream.sink.staging;

import io.shopstream.sink.table.TableDefinition;
import java.util.Collection;

/** Rows that are expected not to be in their table yet. */
public record NewRows<R>(TableDefinition<R> table, Collection<? extends R> rows) {}
