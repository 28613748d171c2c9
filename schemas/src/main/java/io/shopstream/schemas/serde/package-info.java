/** Avro in the Confluent wire format, and the client of the registry that hands out its schema ids. */
@NullMarked
package io.shopstream.schemas.serde;

import org.jspecify.annotations.NullMarked;
