/** Visits and orders of the simulated shop: their steps, their life cycle and the records that each step publishes. */
@NullMarked
package io.shopstream.producer.simulator.orders;

import org.jspecify.annotations.NullMarked;
