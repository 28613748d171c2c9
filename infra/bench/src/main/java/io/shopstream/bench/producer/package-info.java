/** The publishing path against Kafka's producer perf tool: {@code bench producer}. */
@NullMarked
package io.shopstream.bench.producer;

import org.jspecify.annotations.NullMarked;
