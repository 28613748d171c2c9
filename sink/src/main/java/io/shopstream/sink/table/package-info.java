/** Definitions and merge statements of the warehouse tables, shared by live load and rebuild. */
@NullMarked
package io.shopstream.sink.table;

import org.jspecify.annotations.NullMarked;
