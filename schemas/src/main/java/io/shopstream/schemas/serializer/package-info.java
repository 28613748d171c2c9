/** The choice of the class that writes the values of records; it knows neither the registry nor our own serde. */
@NullMarked
package io.shopstream.schemas.serializer;

import org.jspecify.annotations.NullMarked;
