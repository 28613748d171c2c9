/** Fills the new tables from the log: in bulk by COPY, then by merging what is left. */
@NullMarked
package io.shopstream.sink.rebuild.fill;

import org.jspecify.annotations.NullMarked;
