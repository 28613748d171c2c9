/** Configuration and life cycle of Kafka Streams in this service. */
@NullMarked
package io.shopstream.streams.runtime;

import org.jspecify.annotations.NullMarked;
