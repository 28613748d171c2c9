/** Runs the simulated shop: database, capture and history first, then live traffic, on a thread of its own. */
@NullMarked
package io.shopstream.producer.live;

import org.jspecify.annotations.NullMarked;
