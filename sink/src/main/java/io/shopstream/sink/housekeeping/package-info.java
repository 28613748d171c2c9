/** Periodic maintenance of the warehouse: makes monthly partitions ahead and applies retention. */
@NullMarked
package io.shopstream.sink.housekeeping;

import org.jspecify.annotations.NullMarked;
