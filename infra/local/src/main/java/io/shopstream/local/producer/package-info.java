/** The client of the producer's HTTP: its status, and the knobs of the simulated shop. */
@NullMarked
package io.shopstream.local.producer;

import org.jspecify.annotations.NullMarked;
