/** Shop time: delays and their scale, the event queue, and the rate and times at which visitors arrive. */
@NullMarked
package io.shopstream.producer.simulator.time;

import org.jspecify.annotations.NullMarked;
