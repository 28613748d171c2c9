/** Change capture: every row of the shop database, and every change of one, on the compacted topics. */
@NullMarked
package io.shopstream.producer.capture;

import org.jspecify.annotations.NullMarked;
