/** Stock left, units sold in a week, days of cover. */
@NullMarked
package io.shopstream.streams.stock;

import org.jspecify.annotations.NullMarked;
