/**
 * Takes orders and events from other programs: reads them from JSON, checks them by the shared rules, publishes them to
 * Kafka and says of each one what became of it.
 */
@NullMarked
package io.shopstream.api.ingest;

import org.jspecify.annotations.NullMarked;
