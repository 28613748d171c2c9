/** The client of the producer: status of the simulated shop, bursts of orders and their rate. */
@NullMarked
package io.shopstream.api.producer;

import org.jspecify.annotations.NullMarked;
