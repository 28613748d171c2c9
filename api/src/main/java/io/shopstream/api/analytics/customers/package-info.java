/** The customers behind a figure: of a cohort, a score, a value, a segment, or new in a range. */
@NullMarked
package io.shopstream.api.analytics.customers;

import org.jspecify.annotations.NullMarked;
