/** Rows of one batch: collected and deduplicated in memory, copied to staging tables, merged into the warehouse. */
@NullMarked
package io.shopstream.sink.staging;

import org.jspecify.annotations.NullMarked;
