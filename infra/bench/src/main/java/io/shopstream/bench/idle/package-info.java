/** Measures what a running shop costs: {@code bench idle}. */
@NullMarked
package io.shopstream.bench.idle;

import org.jspecify.annotations.NullMarked;
