/** Runs the simulated shop: prepares database and change capture, then publishes live traffic and the history. */
@NullMarked
package io.shopstream.producer.live;

import org.jspecify.annotations.NullMarked;
