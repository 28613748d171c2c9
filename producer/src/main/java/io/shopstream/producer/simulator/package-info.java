/** The simulated shop: sessions, orders and their life cycle as a function of seed and clock, and their publication. */
@NullMarked
package io.shopstream.producer.simulator;

import org.jspecify.annotations.NullMarked;
