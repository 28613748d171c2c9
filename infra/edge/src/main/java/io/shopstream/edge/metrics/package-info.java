/** The registry of a service's metrics, and those of its clients of Kafka. */
@NullMarked
package io.shopstream.edge.metrics;

import org.jspecify.annotations.NullMarked;
