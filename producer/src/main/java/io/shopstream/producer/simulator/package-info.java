/** The simulated shop: visits, orders, their life cycle and the changing catalogue, as a function of seed and clock. */
@NullMarked
package io.shopstream.producer.simulator;

import org.jspecify.annotations.NullMarked;
