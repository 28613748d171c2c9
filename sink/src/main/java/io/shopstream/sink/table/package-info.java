/** What the warehouse tables look like and how a record becomes a row: shared by live load and rebuild. */
@NullMarked
package io.shopstream.sink.table;

import org.jspecify.annotations.NullMarked;
