/** Change capture: publishes every row of the shop database, and every change of a row, to the compacted topics. */
@NullMarked
package io.shopstream.producer.capture;

import org.jspecify.annotations.NullMarked;
