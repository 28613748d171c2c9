/** What the warehouse needs from time to time: months ahead, and the end of what has been kept long enough. */
@NullMarked
package io.shopstream.sink.housekeeping;

import org.jspecify.annotations.NullMarked;
