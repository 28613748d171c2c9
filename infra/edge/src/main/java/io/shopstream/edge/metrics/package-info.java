/** Metrics of Kafka's clients, for every service that has a meter registry. */
@NullMarked
package io.shopstream.edge.metrics;

import org.jspecify.annotations.NullMarked;
