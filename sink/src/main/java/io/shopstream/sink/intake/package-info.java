/** From raw Kafka records to staged rows: decoding, validation, rejection. */
@NullMarked
package io.shopstream.sink.intake;

import org.jspecify.annotations.NullMarked;
