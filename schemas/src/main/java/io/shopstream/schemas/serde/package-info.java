/** Serdes for Avro in the Confluent wire format, and the client of the schema registry. */
@NullMarked
package io.shopstream.schemas.serde;

import org.jspecify.annotations.NullMarked;
