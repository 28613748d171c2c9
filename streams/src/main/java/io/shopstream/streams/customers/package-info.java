/** Totals per customer, with the first and the last order that stands. */
@NullMarked
package io.shopstream.streams.customers;

import org.jspecify.annotations.NullMarked;
