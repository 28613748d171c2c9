/** Rebuilding warehouse tables from the log while readers go on reading the old ones. */
@NullMarked
package io.shopstream.sink.rebuild;

import org.jspecify.annotations.NullMarked;
