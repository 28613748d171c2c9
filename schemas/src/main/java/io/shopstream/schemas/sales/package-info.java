/** What a version of an order adds to the sums of its windows. Streams adds it up, and the API explains sums with it. */
@NullMarked
package io.shopstream.schemas.sales;

import org.jspecify.annotations.NullMarked;
