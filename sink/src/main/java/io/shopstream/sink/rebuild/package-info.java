/** Rebuilds warehouse tables from the log while readers use the old ones: the run, its records and its status. */
@NullMarked
package io.shopstream.sink.rebuild;

import org.jspecify.annotations.NullMarked;
