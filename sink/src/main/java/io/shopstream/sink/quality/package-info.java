/** Data quality: checks of the input, the rows and the marts of the warehouse, and their score. */
@NullMarked
package io.shopstream.sink.quality;

import org.jspecify.annotations.NullMarked;
