/** Configuration, life cycle, monitoring and reset of Kafka Streams in this service. */
@NullMarked
package io.shopstream.streams.runtime;

import org.jspecify.annotations.NullMarked;
