/** Customers scored by recency, frequency and monetary value. */
@NullMarked
package io.shopstream.api.analytics.rfm;

import org.jspecify.annotations.NullMarked;
