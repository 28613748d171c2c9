/** Chaos tests: processes are killed and frozen under traffic, and an oracle computes every expected number. */
@NullMarked
package io.shopstream.bench.chaos;

import org.jspecify.annotations.NullMarked;
