/** Measures a start from the command to the first number: {@code bench start}. */
@NullMarked
package io.shopstream.bench.start;

import org.jspecify.annotations.NullMarked;
