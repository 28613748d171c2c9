/** The topology against a bare consumer, its latency, and a restore: {@code bench streams}. */
@NullMarked
package io.shopstream.bench.streams;

import org.jspecify.annotations.NullMarked;
