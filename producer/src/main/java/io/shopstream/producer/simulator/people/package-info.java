/** The customers of the simulated shop: who they are, how they behave, and which of them visits next. */
@NullMarked
package io.shopstream.producer.simulator.people;

import org.jspecify.annotations.NullMarked;
