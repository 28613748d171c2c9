/** The client of the streams query endpoint. */
@NullMarked
package io.shopstream.api.streams;

import org.jspecify.annotations.NullMarked;
