/** Stock, units sold in a week, days of cover, and stock alerts. */
@NullMarked
package io.shopstream.streams.stock;

import org.jspecify.annotations.NullMarked;
