/** The client of the sink: rebuilds of the warehouse. */
@NullMarked
package io.shopstream.api.sink;

import org.jspecify.annotations.NullMarked;
