/** Sums per window: revenue, products, categories, countries. */
@NullMarked
package io.shopstream.streams.sales;

import org.jspecify.annotations.NullMarked;
