/** The client of the producer: how the simulated shop is, and its knobs. */
@NullMarked
package io.shopstream.api.producer;

import org.jspecify.annotations.NullMarked;
