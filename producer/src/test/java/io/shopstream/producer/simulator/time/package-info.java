/** Curves, rates and weighted draws of the simulation. */
@NullMarked
package io.shopstream.producer.simulator.time;

import org.jspecify.annotations.NullMarked;
