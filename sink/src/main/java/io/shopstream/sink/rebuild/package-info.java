/** Rebuilds warehouse tables from the log while readers use the old ones. */
@NullMarked
package io.shopstream.sink.rebuild;

import org.jspecify.annotations.NullMarked;
