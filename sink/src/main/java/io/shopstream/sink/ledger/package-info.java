/** The ledger {@code ops.sink_offsets}: how far each partition is loaded. */
@NullMarked
package io.shopstream.sink.ledger;

import org.jspecify.annotations.NullMarked;
