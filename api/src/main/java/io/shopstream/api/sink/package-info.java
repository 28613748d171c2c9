/** The sink service as the API asks it: rebuilds of the warehouse. */
@NullMarked
package io.shopstream.api.sink;

import org.jspecify.annotations.NullMarked;
