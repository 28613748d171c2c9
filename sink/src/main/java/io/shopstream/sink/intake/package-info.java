/** From raw Kafka records to staged rows: decoding, validation, what becomes of the rest. */
@NullMarked
package io.shopstream.sink.intake;

import org.jspecify.annotations.NullMarked;
