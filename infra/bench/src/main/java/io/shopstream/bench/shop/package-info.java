/** Runs a shop in a separate process, and reads what the system reports about its processes. */
@NullMarked
package io.shopstream.bench.shop;

import org.jspecify.annotations.NullMarked;
