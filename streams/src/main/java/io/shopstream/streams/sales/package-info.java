/** Sums per window: revenue, product sales, categories and countries. */
@NullMarked
package io.shopstream.streams.sales;

import org.jspecify.annotations.NullMarked;
