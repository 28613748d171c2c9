/** The Kafka Streams engine of this service: its topology, start, configuration, counters and clients. */
@NullMarked
package io.shopstream.streams.runtime;

import org.jspecify.annotations.NullMarked;
