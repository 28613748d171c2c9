/**
 * What the benchmarks of the services share: rounds of two or more sides, each in its own JVM, what they read, and the
 * report of their ratio.
 */
@NullMarked
package io.shopstream.bench.round;

import org.jspecify.annotations.NullMarked;
